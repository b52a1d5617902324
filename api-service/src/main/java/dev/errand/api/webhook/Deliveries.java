package dev.errand.api.webhook;

import dev.errand.api.connection.Shielded;
import dev.errand.api.job.Submissions;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.webhook.WebhookDelivery;
import dev.errand.webhook.WebhookEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The log of messages, and sending one by hand: its row and its job in one transaction. */
@Component
class Deliveries {

    private static final String OF = " FROM webhook_delivery AS d JOIN webhook_endpoint AS e ON e.id = d.endpoint_id"
            + " WHERE e.id = :endpoint AND e.owner_id = :owner";

    private static final String PAGE =
            "SELECT " + DeliveryView.COLUMNS + OF + " AND d.id < :before ORDER BY d.id DESC LIMIT :limit";

    private static final String FIND = "SELECT " + DeliveryView.COLUMNS + OF + " AND d.id = :id";

    private static final String INSERT = """
            INSERT INTO webhook_delivery (id, endpoint_id, event, payload, job_id)
            VALUES (:id, :endpoint, :event, :payload, :job)
            """;

    private static final String AGAIN = """
            UPDATE webhook_delivery SET status = 'pending', ended_at = NULL, job_id = :job
             WHERE id = :id AND endpoint_id = :endpoint AND status <> 'pending'
            """;

    private final DatabaseClient database;
    private final Endpoints endpoints;
    private final Jobs jobs;
    private final Submissions submissions;
    private final Clock clock = Clock.systemUTC();

    Deliveries(DatabaseClient database, Endpoints endpoints, Jobs jobs, Submissions submissions) {
        this.database = database;
        this.endpoints = endpoints;
        this.jobs = jobs;
        this.submissions = submissions;
    }

    private record Test(String type, Instant timestamp, Map<String, Object> data) {}

    /** Newest first. */
    Mono<List<DeliveryView>> page(UUID owner, UUID endpoint, UUID before, int limit) {
        return Shielded.from(() -> database.sql(PAGE)
                .bind("owner", owner)
                .bind("endpoint", endpoint)
                .bind("before", before)
                .bind("limit", limit)
                .map(DeliveryView::read)
                .all()
                .collectList());
    }

    /** Empty if the endpoint is not that account's, or has no such message. */
    Mono<DeliveryView> find(UUID owner, UUID endpoint, UUID id) {
        return Shielded.from(() -> database.sql(FIND)
                .bind("owner", owner)
                .bind("endpoint", endpoint)
                .bind("id", id)
                .map(DeliveryView::read)
                .one());
    }

    /** Sends a message that says nothing; fails with {@link UnknownId} or {@link NotSendable}. */
    Mono<DeliveryView> test(UUID owner, UUID endpoint) {
        var id = JobId.next().value();
        var event = WebhookEvent.WEBHOOK_TEST.word();
        var payload = Json.of(new Test(event, clock.instant(), Map.of("endpoint_id", endpoint)));
        var job = job(owner, id);
        return enabled(owner, endpoint)
                .then(submissions.submit(database.sql(INSERT)
                        .bind("id", id)
                        .bind("endpoint", endpoint)
                        .bind("event", event)
                        .bind("payload", payload.text())
                        .bind("job", job.id().value())
                        .then()
                        .then(stored(job))))
                .then(find(owner, endpoint, id));
    }

    /** Sends a message once more, under its id; fails with {@link UnknownId} or {@link NotSendable}. */
    Mono<DeliveryView> again(UUID owner, UUID endpoint, UUID id) {
        var job = job(owner, id);
        return enabled(owner, endpoint)
                .then(find(owner, endpoint, id))
                .switchIfEmpty(Mono.error(() -> new UnknownId("delivery", id)))
                .then(submissions.submit(database.sql(AGAIN)
                        .bind("id", id)
                        .bind("endpoint", endpoint)
                        .bind("job", job.id().value())
                        .fetch()
                        .rowsUpdated()
                        .flatMap(rows -> rows == 0 ? Mono.error(() -> NotSendable.pending(id)) : stored(job))))
                .then(find(owner, endpoint, id));
    }

    private Mono<EndpointView> enabled(UUID owner, UUID endpoint) {
        return endpoints
                .find(owner, endpoint)
                .switchIfEmpty(Mono.error(() -> new UnknownId("webhook", endpoint)))
                .doOnNext(found -> {
                    if (found.disabledAt() != null) {
                        throw NotSendable.disabled(endpoint);
                    }
                });
    }

    private static NewJob<WebhookDelivery> job(UUID owner, UUID delivery) {
        return NewJob.of(WebhookDelivery.TYPE, new WebhookDelivery(delivery), JobOptions.NONE.owner(owner));
    }

    private Mono<List<Queued>> stored(NewJob<WebhookDelivery> job) {
        return jobs.insert(List.of(job));
    }
}
