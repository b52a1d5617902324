package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import dev.errand.job.Lane;
import dev.errand.job.Priority;
import dev.errand.job.Queued;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Finds what fell through: jobs whose time has come, jobs of dead workers, jobs that Redis lost. Each is one statement,
 * so any number of workers may do it at once.
 */
final class Recovery {

    static final int PAGE = 1_000;

    private static final String RELEASE_DUE = """
            UPDATE job SET queued_at = now()
             WHERE id = ANY (ARRAY(SELECT id FROM job
                                    WHERE status = 'queued' AND queued_at IS NULL AND run_at <= now()
                                    ORDER BY run_at LIMIT :page FOR UPDATE SKIP LOCKED))
            RETURNING id, lane, priority, seq, owner_id
            """;

    private static final String TAKE_BACK = """
            WITH expired AS MATERIALIZED (
              SELECT id, attempt, worker_id, started_at FROM job
               WHERE status = 'processing' AND lease_until < now()
               ORDER BY lease_until LIMIT :page FOR UPDATE SKIP LOCKED
            ), back AS (
              UPDATE job
                 SET status = CASE WHEN cancel_requested_at IS NOT NULL THEN 'cancelled'
                                   WHEN crashes >= :poison THEN 'failed' ELSE 'queued' END,
                     completed_at = CASE WHEN cancel_requested_at IS NOT NULL OR crashes >= :poison THEN now() END,
                     error = CASE WHEN cancel_requested_at IS NULL AND crashes >= :poison THEN :poison_error::jsonb
                                  ELSE :lost_error::jsonb END,
                     queued_at = now(), worker_id = NULL, lease_until = NULL
                FROM expired
               WHERE job.id = ANY (ARRAY(SELECT id FROM expired)) AND job.id = expired.id
              RETURNING job.id, job.lane, job.priority, job.seq, job.owner_id, job.status, job.error,
                        expired.attempt, expired.worker_id AS lost_worker, expired.started_at
            ), history AS (
              INSERT INTO job_attempt (job_id, attempt, worker_id, outcome, error, started_at)
              SELECT id, attempt, lost_worker, 'lost', error, started_at FROM back
            ), stages AS (
              UPDATE job_stage SET status = 'failed', completed_at = now(), error = 'the job ended'
                FROM back
               WHERE back.status <> 'queued' AND job_stage.job_id = back.id AND job_stage.status = 'processing'
            )
            SELECT id, lane, priority, seq, owner_id, status = 'queued' AS again FROM back
            """;

    private static final String MISSING = """
            SELECT id, lane, priority, seq, owner_id FROM job
             WHERE lane = :lane AND status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL
               AND (priority, seq) > (:after_priority, :after_seq) AND (priority, seq) < (:head_priority, :head_seq)
               AND queued_at < now() - interval '500 milliseconds' AND type = ANY (:types)
             ORDER BY priority, seq LIMIT :page
            """;

    private static final String RELEASE_HELD = """
            WITH room AS (
              SELECT owner_id, room_to_run(owner_id) AS free
                FROM (SELECT DISTINCT owner_id FROM job WHERE status = 'queued' AND held_at IS NOT NULL) AS owners
            )
            UPDATE job SET held_at = NULL
             WHERE id = ANY (ARRAY(
                     SELECT next.id FROM room, LATERAL (
                              SELECT id FROM job
                               WHERE owner_id = room.owner_id AND status = 'queued' AND held_at IS NOT NULL
                               ORDER BY priority, seq LIMIT room.free FOR UPDATE SKIP LOCKED) AS next
                      LIMIT :page))
            RETURNING id, lane, priority, seq, owner_id
            """;

    // A count, since ids of a fair lane do not leave its ready set in the order of their seq.
    private static final String COUNT = """
            SELECT count(*) AS waiting FROM job
             WHERE lane = :lane AND status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL
               AND queued_at < now() - interval '500 milliseconds' AND type = ANY (:types)
            """;

    private static final String WAITING = """
            SELECT id, lane, priority, seq, owner_id FROM job
             WHERE id = ANY (:ids) AND worker_id IS NULL AND completed_at IS NULL AND run_at <= now() AND held_at IS NULL
            """;

    private static final String LOST_ERROR =
            "{\"kind\": \"lost\", \"message\": \"the worker stopped renewing its lease\"}";
    private static final String POISON_ERROR =
            "{\"kind\": \"poison\", \"message\": \"%d attempts in a row ended with their worker dead or silent\"}"
                    .formatted(EngineSettings.POISON);

    private final DatabaseClient database;
    private final String[] types;

    Recovery(DatabaseClient database, Handlers handlers) {
        this.database = database;
        this.types = handlers.names();
    }

    /** Makes up to {@link #PAGE} scheduled jobs ready whose time has come; offer them. */
    List<Queued> releaseDue() {
        return queued(database.sql(RELEASE_DUE).bind("page", PAGE));
    }

    /** Makes up to {@link #PAGE} held jobs ready whose owners may run more again; offer them. */
    List<Queued> releaseHeld() {
        return queued(database.sql(RELEASE_HELD).bind("page", PAGE));
    }

    /** How many of a lane's jobs have waited for more than a moment. */
    long waiting(Lane lane) {
        return database.sql(COUNT)
                .bind("lane", lane.name())
                .bind("types", types)
                .map(row -> required(row, "waiting", Long.class))
                .one()
                .blockOptional()
                .orElse(0L);
    }

    /** What came of jobs whose lease had expired: those that run again must be offered, the others have ended. */
    record TakenBack(List<Queued> again, List<JobId> ended) {
        int size() {
            return again.size() + ended.size();
        }
    }

    /** Ends up to {@link #PAGE} attempts whose leases expired; poison pills and cancelled jobs end, the others wait again. */
    TakenBack takeBackExpired() {
        record Row(Queued job, boolean again) {}
        var rows = database.sql(TAKE_BACK)
                .bind("page", PAGE)
                .bind("poison", EngineSettings.POISON)
                .bind("poison_error", POISON_ERROR)
                .bind("lost_error", LOST_ERROR)
                .map(row -> new Row(queued(row), required(row, "again", Boolean.class)))
                .all()
                .collectList()
                .blockOptional()
                .orElse(List.of());
        return new TakenBack(
                rows.stream().filter(Row::again).map(Row::job).toList(),
                rows.stream().filter(row -> !row.again).map(row -> row.job.id()).toList());
    }

    /**
     * Up to {@link #PAGE} waiting jobs of a lane between two places in its order. A job that sorts before the head of
     * its ready set is missing from it.
     *
     * @param after exclusive
     * @param head exclusive
     */
    List<Queued> missing(Lane lane, double after, double head) {
        return queued(database.sql(MISSING)
                .bind("lane", lane.name())
                .bind("after_priority", Queued.priorityOf(after))
                .bind("after_seq", Queued.seqOf(after))
                .bind("head_priority", Queued.priorityOf(head))
                .bind("head_seq", Queued.seqOf(head))
                .bind("types", types)
                .bind("page", PAGE));
    }

    /** Those of these jobs that wait to be claimed. */
    List<Queued> waiting(List<JobId> jobs) {
        return queued(database.sql(WAITING)
                .bind("ids", jobs.stream().map(JobId::value).toArray(UUID[]::new)));
    }

    private static List<Queued> queued(GenericExecuteSpec statement) {
        return statement
                .map(Recovery::queued)
                .all()
                .collectList()
                .blockOptional()
                .orElse(List.of());
    }

    static Queued queued(Readable row) {
        return new Queued(
                new JobId(required(row, "id", UUID.class)),
                new Lane(required(row, "lane", String.class)),
                new Priority(required(row, "priority", Integer.class)),
                required(row, "seq", Long.class),
                required(row, "owner_id", UUID.class));
    }
}
