package dev.errand.api.job;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Address;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.job.CancelTopic;
import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.job.Lane;
import dev.errand.job.Priority;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import dev.errand.progress.Bell;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What people ask of a job that is there: stop it, run it again. One statement each, told to Redis after its commit. */
@Component
public class JobOrders {

    private static final Duration HINT_PATIENCE = Duration.ofSeconds(1);

    /** A waiting job ends here; a running one is asked to stop, once, and its worker ends it. */
    private static final String CANCEL = """
            WITH changed AS (
              UPDATE job
                 SET status = CASE WHEN worker_id IS NULL THEN 'cancelled' ELSE status END,
                     completed_at = CASE WHEN worker_id IS NULL THEN now() END,
                     cancel_requested_at = coalesce(cancel_requested_at, now())
               WHERE id = :id AND completed_at IS NULL AND (:everybody OR owner_id = :caller)
              RETURNING id, owner_id, status, lane, priority, seq)
            """;

    private static final String RETRY = """
            WITH changed AS (
              UPDATE job
                 SET status = 'queued', failures = 0, crashes = 0, cancel_requested_at = NULL, completed_at = NULL,
                     queued_at = now(), run_at = now()
               WHERE id = :id AND status IN ('failed', 'cancelled') AND (:everybody OR owner_id = :caller)
              RETURNING id, owner_id, status, lane, priority, seq)
            """;

    /** Written down with it, in one statement. */
    private static final String NOTED = """
            , noted AS (INSERT INTO audit (account_id, action, subject, owner_id, address)
                        SELECT :caller, :action, id::text, owner_id, :address FROM changed)
            SELECT status, lane, priority, seq, owner_id FROM changed
            """;

    private record Cancelled(JobStatus status, Lane lane) {}

    private final DatabaseClient database;
    private final JobReads reads;
    private final Submissions submissions;
    private final ReadySet ready;
    private final CancelTopic cancels;
    private final Bell bell;

    JobOrders(
            DatabaseClient database,
            JobReads reads,
            Submissions submissions,
            ReadySet ready,
            CancelTopic cancels,
            Bell bell) {
        this.database = database;
        this.reads = reads;
        this.submissions = submissions;
        this.ready = ready;
        this.cancels = cancels;
        this.bell = bell;
    }

    /** Done when the job is cancelled or its worker was asked; fails with {@link NotPossible} if it has ended. */
    public Mono<Void> cancel(JobId id) {
        return ask(CANCEL, AuditAction.JOB_CANCELLED, id)
                .flatMap(asked -> Shielded.from(() -> asked.map(row -> new Cancelled(
                                JobStatus.of(required(row, "status", String.class)),
                                new Lane(required(row, "lane", String.class))))
                        .one()))
                .switchIfEmpty(reads.find(id).flatMap(job -> Mono.error(() -> NotPossible.cancel(id, job.status()))))
                .flatMap(cancelled -> cancelled.status == JobStatus.PROCESSING
                        ? hint(() -> cancels.publish(id))
                        : hint(() -> ready.remove(cancelled.lane, id)).then(hint(() -> bell.ring(List.of(id)))));
    }

    /** Done when the job waits again; fails with {@link NotPossible} unless it had failed or was cancelled. */
    public Mono<Void> retry(JobId id) {
        return ask(RETRY, AuditAction.JOB_RETRIED, id)
                .flatMap(asked -> Shielded.from(() -> asked.map(row -> new Queued(
                                id,
                                new Lane(required(row, "lane", String.class)),
                                new Priority(required(row, "priority", Integer.class)),
                                required(row, "seq", Long.class),
                                required(row, "owner_id", UUID.class)))
                        .one()))
                .switchIfEmpty(reads.find(id).flatMap(job -> Mono.error(() -> NotPossible.retry(id, job.status()))))
                .doOnNext(queued -> submissions.offer(List.of(queued)))
                .then();
    }

    /** A statement that changes a job if it is one of those that the caller sees, and writes down who did it. */
    private Mono<GenericExecuteSpec> ask(String change, AuditAction action, JobId id) {
        return Caller.current()
                .zipWith(
                        Address.current(),
                        (caller, address) -> database.sql(change + NOTED)
                                .bind("id", id.value())
                                .bind("everybody", caller.operates())
                                .bind("caller", caller.account())
                                .bind("action", action.word())
                                .bind("address", address.text()));
    }

    /** Tells Redis, on a thread that may wait for its connection; whether it worked does not matter. */
    private static Mono<Void> hint(Supplier<CompletionStage<Void>> message) {
        return Mono.defer(() -> Mono.fromCompletionStage(message.get()))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(HINT_PATIENCE)
                .onErrorComplete();
    }
}
