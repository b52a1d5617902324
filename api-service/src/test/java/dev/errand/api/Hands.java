package dev.errand.api;

import dev.errand.api.job.Submissions;
import dev.errand.job.JobId;
import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.progress.Bell;
import dev.errand.progress.ProgressEvent;
import dev.errand.progress.ProgressStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Does by hand what a worker does: takes a job, tells how it goes, ends it. */
@Component
public class Hands {

    @SuppressWarnings("rawtypes")
    public static final JobType<Map> ERRAND =
            JobType.of("test.errand", Map.class, new Lane("test")).stages("first", "second");

    private final DatabaseClient database;
    private final Submissions submissions;
    private final ProgressStream stream;
    private final Bell bell;

    Hands(OwnerDatabase owner, Submissions submissions, ProgressStream stream, Bell bell) {
        this.database = owner.client();
        this.submissions = submissions;
        this.stream = stream;
        this.bell = bell;
    }

    /** A stored job that waits. */
    public JobId queued() {
        var job = NewJob.of(ERRAND, Map.of("n", 1));
        submissions.submit(List.of(job)).block();
        return job.id();
    }

    /** A stored job that an attempt works on. */
    public JobId processing() {
        var job = queued();
        take(job);
        return job;
    }

    public void take(JobId job) {
        sql(
                job,
                "UPDATE job SET status = 'processing', attempt = attempt + 1, crashes = crashes + 1, worker_id = 'hands',"
                        + " lease_until = now() + interval '1 minute', started_at = now() WHERE id = :id");
    }

    public void complete(JobId job, String result) {
        sql(
                job,
                "UPDATE job SET status = 'completed', worker_id = NULL, lease_until = NULL, completed_at = now(),"
                        + " progress = 100, result = '" + result.replace("'", "''") + "' WHERE id = :id");
    }

    public void fail(JobId job, String message) {
        sql(
                job,
                "UPDATE job SET status = 'failed', worker_id = NULL, lease_until = NULL, completed_at = now(),"
                        + " failures = 4, error = '{\"kind\": \"error\", \"message\": \"" + message
                        + "\"}' WHERE id = :id");
    }

    /** A running worker that serves one lane and knows one type. */
    public void worker(String id, String lane, int slots, String type, String heartbeatAge, @Nullable String sandbox) {
        var worker = database.sql(
                        "INSERT INTO worker (id, host, pid, version, state, lanes, types, sandbox, heartbeat_at)"
                                + " VALUES (:id, 'host', 7, '0.1', 'running', jsonb_build_object(:lane::text, :slots::int),"
                                + " ARRAY[:type::text], :sandbox, now() - :age::interval)")
                .bind("id", id)
                .bind("lane", lane)
                .bind("slots", slots)
                .bind("type", type)
                .bind("age", heartbeatAge);
        (sandbox == null ? worker.bindNull("sandbox", String.class) : worker.bind("sandbox", sandbox))
                .then()
                .block();
    }

    /** An attempt of this job that ended this long ago. */
    public void attempt(JobId job, int number, String outcome, String age, @Nullable String details) {
        var attempt = database.sql(
                        "INSERT INTO job_attempt (job_id, attempt, worker_id, outcome, details, started_at, ended_at)"
                                + " VALUES (:id, :attempt, 'hands', :outcome, :details::jsonb, now() - :age::interval,"
                                + " now() - :age::interval)")
                .bind("id", job.value())
                .bind("attempt", number)
                .bind("outcome", outcome)
                .bind("age", age);
        (details == null ? attempt.bindNull("details", String.class) : attempt.bind("details", details))
                .then()
                .block();
    }

    public void ring(JobId job) {
        bell.ring(List.of(job)).toCompletableFuture().join();
    }

    public void tell(ProgressEvent... events) {
        stream.append(List.of(events)).toCompletableFuture().join();
    }

    public void sql(JobId job, String statement) {
        var rows = database.sql(statement)
                .bind("id", job.value())
                .fetch()
                .rowsUpdated()
                .block();
        if (rows == null || rows != 1) {
            throw new IllegalStateException(rows + " rows by " + statement);
        }
    }

    public String text(JobId job, String expression) {
        return database.sql("SELECT (" + expression + ")::text AS value FROM job WHERE id = :id")
                .bind("id", (UUID) job.value())
                .map(row -> String.valueOf(row.get("value", String.class)))
                .one()
                .block();
    }
}
