package dev.errand.job;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The job table, as both sides use it: storing new jobs and reading one. */
public final class Jobs {

    static final String INSERT = """
            INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at,
                             timeout_ms, idempotency_key, parent_id, trace_context)
            SELECT id, type, lane, priority, owner_id, 'queued', input::jsonb, max_retries, coalesce(run_at, now()),
                   CASE WHEN run_at > now() THEN NULL ELSE now() END, timeout_ms, idempotency_key, parent_id, trace_context
              FROM unnest(:ids::uuid[], :types::text[], :lanes::text[], :priorities::int[], :owners::uuid[],
                          :inputs::text[], :max_retries::int[], :run_ats::timestamptz[], :timeouts::bigint[],
                          :keys::text[], :parents::uuid[], :traces::text[])
                   AS v (id, type, lane, priority, owner_id, input, max_retries, run_at, timeout_ms, idempotency_key,
                         parent_id, trace_context)
            RETURNING id, lane, priority, seq, queued_at IS NOT NULL AS ready
            """;

    private static final String INSERT_STAGES = """
            INSERT INTO job_stage (job_id, position, name)
            SELECT * FROM unnest(:ids::uuid[], :positions::int[], :names::text[])
            """;

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = """
            job.id, job.type, job.lane, job.priority, job.owner_id, job.status, job.input::text AS input,
            job.result::text AS result, job.error::text AS error, job.attempt, job.failures, job.max_retries, job.run_at,
            job.worker_id, job.cancel_requested_at IS NOT NULL AS cancel_requested, job.progress, job.message,
            job.parent_id, job.tokens, job.cost_usd, job.created_at, job.queued_at, job.started_at, job.completed_at
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM job WHERE id = :id";

    private static final String STAGES = """
            SELECT name, status, progress, error, started_at, completed_at FROM job_stage WHERE job_id = :id ORDER BY position
            """;

    private final DatabaseClient database;

    public Jobs(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Stores these jobs and their stages: all or none if a transaction is open around it, as it should be.
     *
     * @return those that are ready to run; a job scheduled for later is stored too, but is not among them
     */
    public Mono<List<Queued>> insert(Collection<? extends NewJob<?>> jobs) {
        var rows = new JobColumns(jobs).parameters().bindTo(database.sql(INSERT));
        var ready = rows.map(Jobs::stored)
                .all()
                .filter(Stored::ready)
                .map(Stored::job)
                .collectList();
        return ready.flatMap(queued -> insertStages(jobs).thenReturn(queued));
    }

    record Stored(Queued job, boolean ready) {}

    private static Stored stored(Readable row) {
        var id = new JobId(required(row, "id", UUID.class));
        var lane = new Lane(required(row, "lane", String.class));
        var priority = new Priority(required(row, "priority", Integer.class));
        var job = new Queued(id, lane, priority, required(row, "seq", Long.class));
        return new Stored(job, required(row, "ready", Boolean.class));
    }

    private Mono<Void> insertStages(Collection<? extends NewJob<?>> jobs) {
        record Row(UUID job, int position, String name) {}
        var rows = jobs.stream()
                .flatMap(job -> job.type().stages().stream()
                        .map(name ->
                                new Row(job.id().value(), job.type().stages().indexOf(name), name)))
                .toList();
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(INSERT_STAGES)
                .bind("ids", rows.stream().map(Row::job).toArray(UUID[]::new))
                .bind("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                .bind("names", rows.stream().map(Row::name).toArray(String[]::new))
                .then();
    }

    /** Empty if there is no such job. */
    public Mono<Job> find(JobId id) {
        return database.sql(FIND).bind("id", id.value()).map(Jobs::read).one();
    }

    /** In the order in which they run; none for types without stages. */
    public Flux<JobStage> stages(JobId id) {
        return database.sql(STAGES).bind("id", id.value()).map(Jobs::stage).all();
    }

    /** Reads a row that has {@link #COLUMNS}. */
    public static Job read(Readable row) {
        return new Job(
                new JobId(required(row, "id", UUID.class)),
                required(row, "type", String.class),
                new Lane(required(row, "lane", String.class)),
                new Priority(required(row, "priority", Integer.class)),
                required(row, "owner_id", UUID.class),
                JobStatus.of(required(row, "status", String.class)),
                new Json(required(row, "input", String.class)),
                json(row, "result"),
                json(row, "error"),
                required(row, "attempt", Integer.class),
                required(row, "failures", Integer.class),
                required(row, "max_retries", Integer.class),
                required(row, "run_at", Instant.class),
                row.get("worker_id", String.class),
                required(row, "cancel_requested", Boolean.class),
                required(row, "progress", Integer.class),
                row.get("message", String.class),
                parent(row),
                required(row, "tokens", Long.class),
                required(row, "cost_usd", BigDecimal.class),
                required(row, "created_at", Instant.class),
                row.get("queued_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("completed_at", Instant.class));
    }

    private static JobStage stage(Readable row) {
        return new JobStage(
                required(row, "name", String.class),
                required(row, "status", String.class),
                required(row, "progress", Integer.class),
                row.get("error", String.class),
                row.get("started_at", Instant.class),
                row.get("completed_at", Instant.class));
    }

    private static @Nullable Json json(Readable row, String column) {
        var text = row.get(column, String.class);
        return text == null ? null : new Json(text);
    }

    private static @Nullable JobId parent(Readable row) {
        var id = row.get("parent_id", UUID.class);
        return id == null ? null : new JobId(id);
    }
}
