package dev.errand.worker.agent.pool;

import dev.errand.job.JobId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Who may ask a provider now, one statement each, by the database's clock. A slot counts while its job's lease lives.
 * The limit of a pool grows by one after as many successes as it is high, and a refusal halves it.
 */
public final class AgentPools {

    private static final Logger log = LoggerFactory.getLogger(AgentPools.class);

    private static final String ENTER =
            "SELECT entered, busy_until, paused, reason FROM agent_enter(:pool, :most, :job, :attempt)";

    private static final String LEAVE =
            "DELETE FROM agent_slot WHERE pool = :pool AND job_id = :job AND attempt = :attempt";

    private static final String REFUSED = """
            UPDATE agent_pool
               SET concurrency = CASE WHEN parked_until > now() THEN concurrency ELSE greatest(1, concurrency / 2) END,
                   successes = 0, parked_until = greatest(parked_until, :until), reason = :reason, updated_at = now()
             WHERE name = :pool
            """;

    private static final String SUCCEEDED = """
            UPDATE agent_pool
               SET concurrency = CASE WHEN successes + 1 >= concurrency THEN least(concurrency + 1, most) ELSE concurrency END,
                   successes = CASE WHEN successes + 1 >= concurrency THEN 0 ELSE successes + 1 END,
                   updated_at = now()
             WHERE name = :pool AND concurrency < most
            """;

    private static final String PAUSED =
            "UPDATE agent_pool SET paused = true, reason = :reason, updated_at = now() WHERE name = :pool";

    /** Whether a job is in, and if not, until when it should wait. */
    public sealed interface Entry {

        record In(Slot slot) implements Entry {}

        record Busy(Instant until, String reason, boolean paused) implements Entry {}
    }

    /** One job's right to ask; to be left. */
    public record Slot(String pool, JobId job, int attempt) {}

    private final DatabaseClient database;

    public AgentPools(DatabaseClient database) {
        this.database = database;
    }

    /** @param most the limit as configured, at least 1 */
    public Entry enter(String pool, int most, JobId job, int attempt) {
        return Objects.requireNonNull(database.sql(ENTER)
                .bind("pool", pool)
                .bind("most", most)
                .bind("job", job.value())
                .bind("attempt", attempt)
                .map(row -> entry(
                        new Slot(pool, job, attempt),
                        row.get("busy_until", Instant.class),
                        row.get("reason", String.class),
                        Boolean.TRUE.equals(row.get("paused", Boolean.class))))
                .one()
                .block());
    }

    private static Entry entry(Slot slot, @Nullable Instant until, @Nullable String reason, boolean paused) {
        return until == null ? new Entry.In(slot) : new Entry.Busy(until, reason == null ? "busy" : reason, paused);
    }

    public void release(Slot slot) {
        database.sql(LEAVE)
                .bind("pool", slot.pool())
                .bind("job", slot.job().value())
                .bind("attempt", slot.attempt())
                .then()
                .block();
    }

    /** The provider refused: nobody asks before then, and fewer at once after. Many refusals at once halve once. */
    public void refused(String pool, Instant until, String reason) {
        log.info("pool {} is parked until {}: {}", pool, until, reason);
        database.sql(REFUSED)
                .bind("pool", pool)
                .bind("until", until)
                .bind("reason", reason)
                .then()
                .block();
    }

    public void succeeded(String pool) {
        database.sql(SUCCEEDED).bind("pool", pool).then().block();
    }

    /** The key or the account is at fault: nobody asks until an operator resumes the pool. */
    public void pause(String pool, String reason) {
        log.error("pool {} is paused until it is resumed: {}", pool, reason);
        database.sql(PAUSED).bind("pool", pool).bind("reason", reason).then().block();
    }
}
