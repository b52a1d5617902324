package dev.errand.job;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The job table, as both sides use it: storing new jobs and reading one. */
public final class Jobs {

    static final String INSERT = insert("", "", "");

    /** For batches in which at least one job has tags or an origin; most have neither and pay for neither. */
    private static final String INSERT_MORE =
            insert(", tags, rerun_of", ", tags::text[], rerun_of", ", :tags::text[], :origins::uuid[]");

    private static String insert(String columns, String values, String arrays) {
        return """
            INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at,
                             timeout_ms, idempotency_key, parent_id, trace_context%1$s)
            SELECT id, type, lane, priority, owner_id, 'queued', input::jsonb, max_retries, coalesce(run_at, now()),
                   CASE WHEN run_at > now() THEN NULL ELSE now() END, timeout_ms, idempotency_key, parent_id, trace_context%2$s
              FROM unnest(:ids::uuid[], :types::text[], :lanes::text[], :priorities::int[], :owners::uuid[],
                          :inputs::text[], :max_retries::int[], :run_ats::timestamptz[], :timeouts::bigint[],
                          :keys::text[], :parents::uuid[], :traces::text[]%3$s)
                   AS v (id, type, lane, priority, owner_id, input, max_retries, run_at, timeout_ms, idempotency_key,
                         parent_id, trace_context%1$s)
            RETURNING id, lane, priority, seq, queued_at IS NOT NULL AS ready, created_at, owner_id
            """.formatted(columns, values, arrays);
    }

    private static final String INSERT_TAGS =
            "INSERT INTO job_tag (tag, job_id) SELECT * FROM unnest(:tags::text[], :ids::uuid[])";

    static final String INSERT_STAGES = """
            INSERT INTO job_stage (job_id, position, name)
            SELECT * FROM unnest(:ids::uuid[], :positions::int[], :names::text[])
            """;

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = """
            job.id, job.type, job.lane, job.priority, job.owner_id, job.status, job.input::text AS input,
            job.result::text AS result, job.error::text AS error, job.attempt, job.failures, job.max_retries, job.run_at,
            job.worker_id, job.cancel_requested_at IS NOT NULL AS cancel_requested, job.progress, job.message,
            job.parent_id, job.timeout_ms, job.tags, job.rerun_of, job.tokens, job.cost_usd, job.created_at, job.queued_at, job.started_at, job.completed_at
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
     * What was stored.
     *
     * @param ready those that are ready to run; a job scheduled for later is stored too, but is not among them
     * @param at when: the same for all, since they share a transaction
     */
    public record Stored(List<Queued> ready, Instant at) {}

    /**
     * Stores these jobs, their stages and tags: all or none if a transaction is open around it, as it should be.
     *
     * @return those that are ready to run; a job scheduled for later is stored too, but is not among them
     */
    public Mono<List<Queued>> insert(Collection<? extends NewJob<?>> jobs) {
        return store(jobs).map(Stored::ready);
    }

    /** The same as {@link #insert}, and says when. */
    public Mono<Stored> store(Collection<? extends NewJob<?>> jobs) {
        return insertRows(jobs)
                .flatMap(stored -> insertStages(jobs).then(insertTags(jobs)).thenReturn(stored));
    }

    /** Whether it takes but one statement to store them, which is a transaction by itself. */
    public static boolean takeOneStatement(Collection<? extends NewJob<?>> jobs) {
        return jobs.stream()
                .allMatch(job -> job.type().stages().isEmpty()
                        && job.options().tags().isEmpty()
                        && job.options().rerunOf() == null);
    }

    private Mono<Stored> insertRows(Collection<? extends NewJob<?>> jobs) {
        return Mono.defer(() -> {
            var columns = new JobColumns(jobs);
            var more = columns.haveMore();
            var parameters = more ? columns.more() : columns.parameters();
            var statement = parameters.bindTo(database.sql(more ? INSERT_MORE : INSERT));
            var at = new Instant[] {Instant.EPOCH};
            return statement
                    .map(row -> stored(row, at))
                    .all()
                    .filter(Row::ready)
                    .map(Row::job)
                    .collectList()
                    .map(ready -> new Stored(ready, at[0]));
        });
    }

    record Row(Queued job, boolean ready) {}

    private static Row stored(Readable row, Instant[] at) {
        if (at[0].equals(Instant.EPOCH)) { // once, since all rows say the same
            at[0] = required(row, "created_at", Instant.class);
        }
        var id = new JobId(required(row, "id", UUID.class));
        var lane = new Lane(required(row, "lane", String.class));
        var priority = new Priority(required(row, "priority", Integer.class));
        var job =
                new Queued(id, lane, priority, required(row, "seq", Long.class), required(row, "owner_id", UUID.class));
        return new Row(job, required(row, "ready", Boolean.class));
    }

    private Mono<Void> insertTags(Collection<? extends NewJob<?>> jobs) {
        var tags = new ArrayList<String>();
        var ids = new ArrayList<UUID>();
        for (var job : jobs) {
            for (var tag : job.options().tags()) {
                tags.add(tag);
                ids.add(job.id().value());
            }
        }
        if (tags.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(INSERT_TAGS)
                .bind("tags", tags.toArray(String[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .then();
    }

    private Mono<Void> insertStages(Collection<? extends NewJob<?>> jobs) {
        var stages = new StageColumns(jobs);
        return stages.isEmpty()
                ? Mono.empty()
                : stages.parameters().bindTo(database.sql(INSERT_STAGES)).then();
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
                id(row, "parent_id"),
                timeout(row),
                tags(row),
                id(row, "rerun_of"),
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

    private static @Nullable JobId id(Readable row, String column) {
        var id = row.get(column, UUID.class);
        return id == null ? null : new JobId(id);
    }

    private static @Nullable Duration timeout(Readable row) {
        var millis = row.get("timeout_ms", Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static List<String> tags(Readable row) {
        var tags = row.get("tags", String[].class);
        return tags == null ? List.of() : List.of(tags);
    }
}
