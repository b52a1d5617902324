package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import dev.errand.database.Batches;
import dev.errand.job.JobId;
import dev.errand.job.Jobs;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.job.Priority;
import dev.errand.job.Queued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores what attempts came to: many in one statement and one commit, each only if its attempt still owns the job. */
final class Finishes {

    // Answers only with what needs more work: attempts that lost their lease (stale), and jobs that wait again.
    // A job whose cancellation was asked for does not run again: it is cancelled instead.
    // Rows are told apart by their number: a worker may hold two attempts of a job, and both may end in one batch.
    static final String FINISH = """
            WITH v AS MATERIALIZED (
              SELECT * FROM unnest(:ids::uuid[], :attempts::int[], :outcomes::text[], :statuses::text[], :results::text[],
                                   :errors::text[], :delays::bigint[], :failures::int[], :progress::int[], :tokens::bigint[], :costs::numeric[],
                                   :details::text[])
                       WITH ORDINALITY AS v (id, attempt, outcome, status, result, error, delay, failures, progress, tokens, cost, details, n)
            ), ended AS (
              UPDATE job
                 SET status = CASE WHEN v.status = 'queued' AND cancel_requested_at IS NOT NULL THEN 'cancelled' ELSE v.status END,
                     completed_at = CASE WHEN v.status = 'queued' AND cancel_requested_at IS NULL THEN NULL ELSE now() END,
                     run_at = CASE WHEN v.status = 'queued' THEN now() + v.delay * interval '1 millisecond' ELSE run_at END,
                     queued_at = CASE WHEN v.status <> 'queued' THEN queued_at WHEN v.delay = 0 THEN now() END,
                     result = v.result::jsonb, error = v.error::jsonb, worker_id = NULL, lease_until = NULL,
                     failures = job.failures + v.failures,
                     crashes = CASE WHEN v.outcome = 'handed_back' THEN crashes - 1 ELSE 0 END,
                     progress = CASE WHEN v.status = 'completed' THEN 100 ELSE coalesce(v.progress, job.progress) END,
                     tokens = job.tokens + v.tokens, cost_usd = cost_usd + v.cost
                FROM v
               WHERE job.id = ANY (:ids) AND job.id = v.id AND job.attempt = v.attempt AND job.worker_id = :worker
              RETURNING job.id, job.lane, job.priority, job.seq, job.owner_id, job.attempt, job.started_at,
                        job.completed_at IS NULL AND v.delay = 0 AS again, v.outcome, v.error, v.tokens AS used, v.cost, v.details, v.n
            ), history AS (
              INSERT INTO job_attempt (job_id, attempt, worker_id, outcome, error, tokens, cost_usd, details, started_at)
              SELECT id, attempt, :worker, outcome, error::jsonb, used, cost, details::jsonb, started_at FROM ended
            )
            SELECT v.id, v.n, ended.id IS NULL AS stale, ended.lane, ended.priority, ended.seq, ended.owner_id
              FROM v LEFT JOIN ended ON ended.n = v.n
             WHERE ended.id IS NULL OR ended.again
            """;

    // The same for attempts that all succeeded and used nothing up: three arrays instead of twelve.
    static final String FINISH_DONE = """
            WITH v AS MATERIALIZED (
              SELECT * FROM unnest(:ids::uuid[], :attempts::int[], :results::text[]) WITH ORDINALITY AS v (id, attempt, result, n)
            ), ended AS (
              UPDATE job
                 SET status = 'completed', completed_at = now(), result = v.result::jsonb, error = NULL, worker_id = NULL,
                     lease_until = NULL, crashes = 0, progress = 100
                FROM v
               WHERE job.id = ANY (:ids) AND job.id = v.id AND job.attempt = v.attempt AND job.worker_id = :worker
              RETURNING job.id, job.attempt, job.started_at, v.n
            ), history AS (
              INSERT INTO job_attempt (job_id, attempt, worker_id, outcome, started_at)
              SELECT id, attempt, :worker, 'done', started_at FROM ended
            )
            SELECT v.n FROM v LEFT JOIN ended ON ended.n = v.n WHERE ended.n IS NULL
            """;

    private final Batches batches;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Jobs jobs;
    private final WorkerId worker;
    private final OwnRows rows;

    /** @param transaction of the database: for the batches that write more than finishes */
    Finishes(
            Batches batches,
            DatabaseClient database,
            TransactionalOperator transaction,
            WorkerId worker,
            OwnRows rows) {
        this.batches = batches;
        this.database = database;
        this.transaction = transaction;
        this.jobs = new Jobs(database);
        this.worker = worker;
        this.rows = rows;
    }

    /**
     * What a batch came to.
     *
     * @param stale places in the batch whose attempt had lost its lease: nothing of it was stored
     * @param toOffer jobs that wait now: handed back, or follow-ups
     */
    record Written(Set<Integer> stale, List<Queued> toOffer) {}

    private record Row(int place, boolean stale, List<Queued> again) {}

    /** Writes the batch in one transaction; fails as a whole. */
    Written write(List<Finish> batch) {
        return rows.inTurn(
                () -> batch.stream().anyMatch(Finish::hasEffects) ? writeWithEffects(batch) : written(finish(batch)));
    }

    private List<Row> finish(List<Finish> batch) {
        var columns = new FinishColumns(batch);
        return batch.stream().allMatch(Finish::merelyDone)
                ? batches.query(FINISH_DONE, columns.done(worker), row -> new Row(row.getInt(1) - 1, true, List.of()))
                : batches.query(FINISH, columns.all(worker), Finishes::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        var place = row.getInt(2) - 1;
        return row.getBoolean(3) ? new Row(place, true, List.of()) : new Row(place, false, List.of(queued(row)));
    }

    private static Queued queued(ResultSet row) throws SQLException {
        return new Queued(
                new JobId(row.getObject(1, UUID.class)),
                new Lane(row.getString(4)),
                new Priority(row.getInt(5)),
                row.getLong(6),
                row.getObject(7, UUID.class));
    }

    private Written writeWithEffects(List<Finish> batch) {
        return new FinishColumns(batch)
                .all(worker)
                .bindTo(database.sql(FINISH))
                .map(row -> {
                    var stale = required(row, "stale", Boolean.class);
                    return new Row(
                            required(row, "n", Integer.class) - 1,
                            stale,
                            stale ? List.of() : List.of(Recovery.queued(row)));
                })
                .all()
                .collectList()
                .map(Finishes::written)
                .flatMap(sofar -> effects(batch, sofar))
                .as(transaction::transactional)
                .blockOptional()
                .orElseThrow();
    }

    private static Written written(List<Row> rows) {
        var stale = new HashSet<Integer>();
        var toOffer = new ArrayList<Queued>();
        for (var row : rows) {
            if (row.stale) {
                stale.add(row.place);
            }
            toOffer.addAll(row.again);
        }
        return new Written(stale, toOffer);
    }

    private Mono<Written> effects(List<Finish> batch, Written written) {
        var owned = IntStream.range(0, batch.size())
                .filter(place -> !written.stale.contains(place))
                .mapToObj(batch::get)
                .toList();
        var followUps = new ArrayList<NewJob<?>>();
        owned.forEach(finish -> followUps.addAll(finish.followUps()));
        var rows = Flux.fromIterable(owned)
                .concatMapIterable(Finish::writes)
                .concatMap(write -> write.write(database))
                .then();
        if (followUps.isEmpty()) {
            return rows.thenReturn(written);
        }
        return rows.then(jobs.insert(followUps)).map(queued -> {
            written.toOffer.addAll(queued);
            return written;
        });
    }
}
