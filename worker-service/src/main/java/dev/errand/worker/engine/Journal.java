package dev.errand.worker.engine;

import dev.errand.job.GroupCommit;
import dev.errand.job.Json;
import dev.errand.progress.LogLevel;
import dev.errand.progress.ProgressEvent;
import dev.errand.progress.ProgressStream;
import dev.errand.redis.RedisPresence;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What running jobs say: events go to Redis for those who watch, log lines to PostgreSQL too; both in batches, neither
 * ever holding a handler up for long nor failing it.
 */
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final int BACKLOG = 20_000;

    private static final String INSERT = """
            INSERT INTO job_log (job_id, attempt, at, level, message, item, fields)
            SELECT job_id, attempt, at, level, message, item, fields::jsonb
              FROM unnest(:jobs::uuid[], :attempts::int[], :ats::timestamptz[], :levels::text[], :messages::text[],
                          :items::text[], :fields::text[]) AS v (job_id, attempt, at, level, message, item, fields)
            """;

    /** A line of a job's log. */
    record Line(
            Claim claim,
            Instant at,
            LogLevel level,
            String message,
            @Nullable String item,
            @Nullable Json fields) {}

    private final DatabaseClient database;
    private final ProgressStream stream;
    private final RedisPresence presence;
    private final GroupCommit<ProgressEvent, Boolean> events;
    private final GroupCommit<Line, Boolean> lines;
    private final UsageRows usage;

    Journal(DatabaseClient database, ProgressStream stream, RedisPresence presence) {
        this.database = database;
        this.stream = stream;
        this.presence = presence;
        this.events = new GroupCommit<>("errand-events", 1_000, this::append);
        this.lines = new GroupCommit<>("errand-log", 1_000, this::insert);
        this.usage = new UsageRows(database);
    }

    /** Completes when the event is in Redis, or given up: true if it is there. */
    CompletableFuture<Boolean> publish(ProgressEvent event) {
        if (events.backlog() > BACKLOG) {
            return CompletableFuture.completedFuture(false); // only for those who watch
        }
        return events.submit(event);
    }

    /** Stores the line and publishes it. A handler that writes faster than PostgreSQL takes it waits here. */
    CompletableFuture<?> write(Line line) {
        var shown = publish(ProgressEvent.log(line.claim.job(), line.level, line.message, line.item));
        var kept = lines.submit(line);
        if (lines.backlog() > BACKLOG) {
            kept.exceptionally(lost -> false).join();
        }
        return CompletableFuture.allOf(shown, kept);
    }

    /** Stores what was spent; the future completes when it is. */
    CompletableFuture<?> spent(Claim claim, Usage used) {
        return usage.add(claim, used);
    }

    private List<Boolean> append(List<ProgressEvent> batch) {
        if (!presence.worthTrying()) {
            return Collections.nCopies(batch.size(), false);
        }
        try {
            stream.append(batch).toCompletableFuture().get(2, TimeUnit.SECONDS);
            presence.succeeded();
            return Collections.nCopies(batch.size(), true);
        } catch (Exception e) {
            if (presence.failed()) {
                log.warn("Redis does not take progress events: {}", e.toString());
            }
            return Collections.nCopies(batch.size(), false);
        }
    }

    private List<Boolean> insert(List<Line> batch) {
        database.sql(INSERT)
                .bind("jobs", column(batch, line -> line.claim.job().value(), new UUID[0]))
                .bind("attempts", column(batch, line -> line.claim.attempt(), new Integer[0]))
                .bind("ats", column(batch, Line::at, new Instant[0]))
                .bind("levels", column(batch, line -> line.level.word(), new String[0]))
                .bind("messages", column(batch, Line::message, new String[0]))
                .bind("items", column(batch, Line::item, new String[0]))
                .bind("fields", column(batch, line -> line.fields == null ? null : line.fields.text(), new String[0]))
                .then()
                .block();
        return Collections.nCopies(batch.size(), true);
    }

    private static <T> T[] column(List<Line> batch, Function<Line, @Nullable T> value, T[] empty) {
        return batch.stream().map(value).toList().toArray(empty);
    }

    @Override
    public void close() {
        usage.close();
        lines.close();
        events.close();
    }
}
