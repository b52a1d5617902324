package dev.errand.worker.engine;

import dev.errand.database.Outage;
import dev.errand.job.GroupCommit;
import java.math.BigDecimal;
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

/** Writes what was spent as it is reported, whoever owns the job by then: money spent is spent. */
final class UsageRows implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UsageRows.class);
    private static final int TRIES = 60;

    private static final String INSERT = """
            INSERT INTO job_usage (id, job_id, attempt, type, owner_id, provider, model, input, output, cache_read,
                                   cache_write, cost_usd, at)
            SELECT * FROM unnest(:ids::uuid[], :jobs::uuid[], :attempts::int[], :types::text[], :owners::uuid[],
                                 :providers::text[], :models::text[], :inputs::bigint[], :outputs::bigint[],
                                 :reads::bigint[], :writes::bigint[], :costs::numeric[], :ats::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private record Report(UUID id, Claim claim, Usage usage, Instant at) {}

    private final DatabaseClient database;
    private final GroupCommit<Report, Boolean> reports;

    UsageRows(DatabaseClient database) {
        this.database = database;
        this.reports = new GroupCommit<>("errand-usage", 1_000, this::write);
    }

    CompletableFuture<?> add(Claim claim, Usage usage) {
        var written = reports.submit(new Report(UUID.randomUUID(), claim, usage, Instant.now()));
        return written.whenComplete((done, lost) -> {
            if (lost != null) {
                log.error("the usage of job {} is not stored: {}", claim.job(), usage, lost);
            }
        });
    }

    /** Tries again while the database is away; a row that came through is not written twice. */
    private List<Boolean> write(List<Report> batch) throws InterruptedException {
        for (var tries = 1; ; tries++) {
            try {
                insert(batch);
                return Collections.nCopies(batch.size(), true);
            } catch (RuntimeException e) {
                if (tries == TRIES || !Outage.causes(e)) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private void insert(List<Report> batch) {
        database.sql(INSERT)
                .bind("ids", column(batch, Report::id, new UUID[0]))
                .bind("jobs", column(batch, it -> it.claim.job().value(), new UUID[0]))
                .bind("attempts", column(batch, it -> it.claim.attempt(), new Integer[0]))
                .bind("types", column(batch, it -> it.claim.type(), new String[0]))
                .bind("owners", column(batch, it -> it.claim.owner(), new UUID[0]))
                .bind("providers", column(batch, it -> it.usage.provider(), new String[0]))
                .bind("models", column(batch, it -> it.usage.model(), new String[0]))
                .bind("inputs", column(batch, it -> it.usage.input(), new Long[0]))
                .bind("outputs", column(batch, it -> it.usage.output(), new Long[0]))
                .bind("reads", column(batch, it -> it.usage.cacheRead(), new Long[0]))
                .bind("writes", column(batch, it -> it.usage.cacheWrite(), new Long[0]))
                .bind("costs", column(batch, it -> it.usage.costUsd(), new BigDecimal[0]))
                .bind("ats", column(batch, Report::at, new Instant[0]))
                .then()
                .block();
    }

    private static <T> T[] column(List<Report> batch, Function<Report, @Nullable T> value, T[] empty) {
        return batch.stream().map(value).toList().toArray(empty);
    }

    @Override
    public void close() {
        reports.close();
    }
}
