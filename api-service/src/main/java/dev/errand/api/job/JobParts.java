package dev.errand.api.job;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.job.JobId;
import dev.errand.job.Json;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what belongs to a job: its log, its items, its attempts. Reads in pages, however many are asked for. */
@Component
class JobParts {

    private static final String LOG = """
            SELECT id, attempt, at, level, message, item, fields::text AS fields
              FROM job_log
             WHERE job_id = :job AND id > :after
             ORDER BY id
             LIMIT :limit
            """;

    private static final String ITEMS = """
            SELECT item.stage, item.key, item.position, item.status, item.attempt, item.result::text AS result, item.error,
                   item.started_at, item.completed_at
              FROM job_item AS item JOIN job_stage AS stage ON stage.job_id = item.job_id AND stage.name = item.stage
             WHERE item.job_id = :job
             ORDER BY stage.position, item.position, item.key
            OFFSET :after
             LIMIT :limit
            """;

    private static final String ATTEMPTS = """
            SELECT attempt, worker_id, outcome, error::text AS error, tokens, cost_usd, details::text AS details,
                   started_at, ended_at
              FROM job_attempt
             WHERE job_id = :job AND attempt > :after
             ORDER BY attempt
             LIMIT :limit
            """;

    /** A line that a handler wrote. */
    record LogLine(
            long id,
            int attempt,
            Instant at,
            String level,
            String message,
            @Nullable String item,
            @Nullable Json fields) {}

    /** One element of a stage that fans out. */
    record Item(
            String stage,
            String key,
            int position,
            String status,
            int attempt,
            @Nullable Json result,
            @Nullable String error,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {}

    /**
     * One run that is over.
     *
     * @param outcome done, retry, failed, parked, cancelled, handed_back or lost
     * @param details facts about it by name, such as its program's exit code and sandbox; null if there are none
     */
    record Attempt(
            int attempt,
            String workerId,
            String outcome,
            @Nullable Json error,
            long tokens,
            BigDecimal costUsd,
            @Nullable Json details,
            Instant startedAt,
            Instant endedAt) {}

    private final DatabaseClient database;

    JobParts(DatabaseClient database) {
        this.database = database;
    }

    /** @param after the id of the last line known; 0 reads from the beginning */
    Mono<List<LogLine>> log(JobId job, long after, int limit) {
        return all(LOG, job, after, limit, JobParts::line, (last, read) -> last.id());
    }

    /** @param after how many to leave out at the beginning */
    Mono<List<Item>> items(JobId job, long after, int limit) {
        return all(ITEMS, job, after, limit, JobParts::item, (last, read) -> after + read);
    }

    /** @param after the number of the last attempt known; 0 reads from the first */
    Mono<List<Attempt>> attempts(JobId job, long after, int limit) {
        return all(ATTEMPTS, job, after, limit, JobParts::attempt, (last, read) -> last.attempt());
    }

    private interface Cursor<T> {
        /** Where the next page begins, given the last row of this one and how many were read so far. */
        long after(T last, int read);
    }

    private <T> Mono<List<T>> all(
            String query, JobId job, long after, int limit, Function<Readable, T> read, Cursor<T> cursor) {
        return Shielded.from(() -> page(query, job, new Page<T>(after, 0, List.of()), limit, read, cursor)
                .expand(page -> page.rows.size() < JobReads.PAGE || page.read >= limit
                        ? Mono.empty()
                        : page(query, job, page, limit, read, cursor))
                .concatMapIterable(Page::rows)
                .collectList());
    }

    /** @param read how many rows were read up to and with this page */
    private record Page<T>(long next, int read, List<T> rows) {}

    private <T> Mono<Page<T>> page(
            String query, JobId job, Page<T> previous, int limit, Function<Readable, T> read, Cursor<T> cursor) {
        var rows = database.sql(query)
                .bind("job", job.value())
                .bind("after", previous.next)
                .bind("limit", Math.min(JobReads.PAGE, limit - previous.read))
                .filter(statement -> statement.fetchSize(JobReads.PAGE))
                .map(read)
                .all();
        return rows.collectList().map(list -> {
            var sum = previous.read + list.size();
            return list.isEmpty()
                    ? new Page<T>(previous.next, sum, list)
                    : new Page<T>(cursor.after(list.get(list.size() - 1), sum), sum, list);
        });
    }

    private static LogLine line(Readable row) {
        return new LogLine(
                required(row, "id", Long.class),
                required(row, "attempt", Integer.class),
                required(row, "at", Instant.class),
                required(row, "level", String.class),
                required(row, "message", String.class),
                row.get("item", String.class),
                json(row, "fields"));
    }

    private static Item item(Readable row) {
        return new Item(
                required(row, "stage", String.class),
                required(row, "key", String.class),
                required(row, "position", Integer.class),
                required(row, "status", String.class),
                required(row, "attempt", Integer.class),
                json(row, "result"),
                row.get("error", String.class),
                row.get("started_at", Instant.class),
                row.get("completed_at", Instant.class));
    }

    private static Attempt attempt(Readable row) {
        return new Attempt(
                required(row, "attempt", Integer.class),
                required(row, "worker_id", String.class),
                required(row, "outcome", String.class),
                json(row, "error"),
                required(row, "tokens", Long.class),
                required(row, "cost_usd", BigDecimal.class),
                json(row, "details"),
                required(row, "started_at", Instant.class),
                required(row, "ended_at", Instant.class));
    }

    private static @Nullable Json json(Readable row, String column) {
        var text = row.get(column, String.class);
        return text == null ? null : new Json(text);
    }
}
