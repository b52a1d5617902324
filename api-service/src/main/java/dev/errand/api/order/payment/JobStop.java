package dev.errand.api.order.payment;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import dev.errand.job.Lane;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stops the job of an order whose money went back, in the transaction that books it. */
@Component
class JobStop {

    /** A waiting job ends here; a running one is asked to stop, and its worker ends it. */
    private static final String STOP = """
            UPDATE job
               SET status = CASE WHEN worker_id IS NULL THEN 'cancelled' ELSE status END,
                   completed_at = CASE WHEN worker_id IS NULL THEN now() END,
                   cancel_requested_at = coalesce(cancel_requested_at, now())
             WHERE id = :id AND completed_at IS NULL
            RETURNING lane, worker_id IS NOT NULL AS running
            """;

    private final DatabaseClient database;

    JobStop(DatabaseClient database) {
        this.database = database;
    }

    /** @param running whether a worker has to stop it first */
    record Stopped(JobId id, Lane lane, boolean running) {}

    /** Empty if it has ended already. */
    Mono<Stopped> stop(UUID job) {
        return database.sql(STOP)
                .bind("id", job)
                .map(row -> new Stopped(
                        new JobId(job),
                        new Lane(required(row, "lane", String.class)),
                        required(row, "running", Boolean.class)))
                .one();
    }
}
