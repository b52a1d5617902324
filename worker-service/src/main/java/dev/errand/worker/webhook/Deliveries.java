package dev.errand.worker.webhook;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Reads messages that are to be sent, and writes down what came of it. */
final class Deliveries {

    private static final String FIND = """
            SELECT d.id, d.endpoint_id, e.url, d.payload, d.status = 'delivered' AS delivered, e.disabled_at IS NOT NULL AS disabled,
                   (SELECT count(*) FROM webhook_attempt a
                     WHERE a.delivery_id = d.id AND a.job_id = :job AND a.error IS NOT NULL) AS failures,
                   ARRAY(SELECT secret FROM webhook_secret s
                          WHERE s.endpoint_id = e.id AND (s.expires_at IS NULL OR s.expires_at > now())
                          ORDER BY s.expires_at DESC NULLS FIRST) AS secrets
              FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
             WHERE d.id = :delivery AND d.job_id = :job
            """;

    // A failure counts against the endpoint: gone at once, otherwise when nothing was taken for a day.
    private static final String RECORD = """
            WITH attempt AS (
              INSERT INTO webhook_attempt (delivery_id, job_id, attempt, status_code, latency_ms, error)
              VALUES (:delivery, :job, :attempt, :status_code, :latency, :error)
              ON CONFLICT DO NOTHING
            ), delivery AS (
              UPDATE webhook_delivery SET status = :status, ended_at = CASE WHEN :status <> 'pending' THEN now() END
               WHERE id = :delivery AND job_id = :job
            )
            UPDATE webhook_endpoint
               SET failures = CASE WHEN :taken THEN 0 ELSE failures + 1 END,
                   failing_since = CASE WHEN NOT :taken THEN coalesce(failing_since, now()) END,
                   disabled_at = CASE WHEN :gone OR worn_out THEN coalesce(disabled_at, now()) ELSE disabled_at END,
                   disabled_reason = CASE WHEN disabled_at IS NOT NULL THEN disabled_reason
                                          WHEN :gone THEN 'it answered 410 Gone'
                                          WHEN worn_out THEN 'it took no message for a day' END
              FROM (SELECT NOT :taken AND failures >= 4 AND failing_since < now() - interval '1 day' AS worn_out
                      FROM webhook_endpoint WHERE id = :endpoint) AS before
             WHERE id = :endpoint AND NOT (:taken AND failures = 0)
            """;

    private static final String GIVE_UP = """
            UPDATE webhook_delivery SET status = 'failed', ended_at = now() WHERE id = :delivery AND status = 'pending'
            """;

    private final DatabaseClient database;

    Deliveries(DatabaseClient database) {
        this.database = database;
    }

    /** Which attempt of which job sends it. */
    record Sending(JobId job, int attempt) {}

    /** Empty if the endpoint is gone, or another job sends it by now. */
    Optional<Message> find(UUID delivery, JobId job) {
        return database.sql(FIND)
                .bind("delivery", delivery)
                .bind("job", job.value())
                .map(Deliveries::read)
                .one()
                .blockOptional();
    }

    /** @param last whether it will not be tried again */
    void record(Message message, Sending sending, Answer answer, boolean last) {
        var statusCode = answer.statusCode();
        var error = answer.error();
        database.sql(RECORD)
                .bind("delivery", message.delivery())
                .bind("endpoint", message.endpoint())
                .bind("job", sending.job.value())
                .bind("attempt", sending.attempt)
                .bind("status_code", statusCode == null ? Parameters.in(Integer.class) : Parameters.in(statusCode))
                .bind("latency", Math.toIntExact(answer.latency().toMillis()))
                .bind("error", error == null ? Parameters.in(String.class) : Parameters.in(error))
                .bind("status", answer.taken() ? "delivered" : last ? "failed" : "pending")
                .bind("taken", answer.taken())
                .bind("gone", answer.gone())
                .then()
                .block();
    }

    /** It will not be sent, for a reason that is not its own. */
    void giveUp(Message message) {
        database.sql(GIVE_UP).bind("delivery", message.delivery()).then().block();
    }

    private static Message read(Readable row) {
        return new Message(
                required(row, "id", UUID.class),
                required(row, "endpoint_id", UUID.class),
                URI.create(required(row, "url", String.class)),
                required(row, "payload", String.class),
                List.of(required(row, "secrets", String[].class)),
                Math.toIntExact(required(row, "failures", Long.class)),
                required(row, "delivered", Boolean.class),
                required(row, "disabled", Boolean.class));
    }
}
