package dev.errand.worker.webhook;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.webhook.WebhookDelivery;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Turns noted ends of jobs into one message, and one job that sends it, for each endpoint that asked for them. What was
 * noted goes in the transaction that stores these, so nothing is lost and nothing is made twice, by any number of workers.
 */
final class Relay {

    static final int PAGE = 100;

    private static final String TAKE = """
            WITH taken AS (
              DELETE FROM webhook_event
               WHERE id = ANY (ARRAY(SELECT id FROM webhook_event ORDER BY id LIMIT :page FOR UPDATE SKIP LOCKED))
              RETURNING owner_id, job_id, type, status, attempt, error::text AS error, tags, created_at, completed_at
            )
            SELECT taken.*, e.id AS endpoint
              FROM taken LEFT JOIN webhook_endpoint e
                ON e.owner_id = taken.owner_id AND e.disabled_at IS NULL AND 'job.' || taken.status = ANY (e.events)
            """;

    private static final String STORE = """
            INSERT INTO webhook_delivery (id, endpoint_id, event, about, payload, job_id)
            SELECT v.* FROM unnest(:ids::uuid[], :endpoints::uuid[], :events::text[], :abouts::uuid[], :payloads::text[],
                                   :jobs::uuid[]) AS v (id, endpoint_id, event, about, payload, job_id)
              JOIN webhook_endpoint e ON e.id = v.endpoint_id -- it may have gone meanwhile
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Jobs jobs;

    Relay(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
        this.jobs = new Jobs(database);
    }

    /** @param endpoint who is to be told; null if nobody is */
    private record Noted(
            UUID owner, JobEnded ended, @Nullable UUID endpoint) {

        static Noted read(Readable row) {
            return new Noted(
                    required(row, "owner_id", UUID.class), JobEnded.read(row), row.get("endpoint", UUID.class));
        }
    }

    private record Delivery(UUID id, Noted noted, NewJob<WebhookDelivery> job) {

        static Delivery of(Noted noted) {
            var id = JobId.next().value();
            var options = JobOptions.NONE
                    .owner(noted.owner)
                    .parent(new JobId(noted.ended.data().id()));
            return new Delivery(id, noted, NewJob.of(WebhookDelivery.TYPE, new WebhookDelivery(id), options));
        }

        UUID endpoint() {
            return Objects.requireNonNull(noted.endpoint);
        }
    }

    /**
     * What a round did.
     *
     * @param more whether there may be more to do
     * @param jobs to be offered
     */
    record Relayed(boolean more, List<Queued> jobs) {}

    /** Turns up to {@link #PAGE} ends into messages. */
    Mono<Relayed> relay() {
        return database.sql(TAKE)
                .bind("page", PAGE)
                .map(Noted::read)
                .all()
                .collectList()
                .flatMap(noted -> store(noted.stream()
                                .filter(one -> one.endpoint != null)
                                .map(Delivery::of)
                                .toList())
                        .map(queued -> new Relayed(noted.size() >= PAGE, queued)))
                .as(transaction::transactional);
    }

    private Mono<List<Queued>> store(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(STORE)
                .bind("ids", ids(deliveries, Delivery::id))
                .bind("endpoints", ids(deliveries, Delivery::endpoint))
                .bind("events", texts(deliveries, it -> it.noted.ended.type()))
                .bind("abouts", ids(deliveries, it -> it.noted.ended.data().id()))
                .bind(
                        "payloads",
                        texts(deliveries, it -> Json.of(it.noted.ended).text()))
                .bind("jobs", ids(deliveries, it -> it.job.id().value()))
                .then()
                .then(jobs.insert(deliveries.stream().map(Delivery::job).toList()));
    }

    private static UUID[] ids(List<Delivery> deliveries, Function<Delivery, UUID> value) {
        return deliveries.stream().map(value).toArray(UUID[]::new);
    }

    private static String[] texts(List<Delivery> deliveries, Function<Delivery, String> value) {
        return deliveries.stream().map(value).toArray(String[]::new);
    }
}
