package dev.errand.api.limit;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of {@code account_limit}. What is read is kept for a moment: a change holds everywhere within two seconds. */
@Component
class AccountLimits {

    /** Whose row holds for accounts that have none. */
    static final UUID EVERYBODY = new UUID(-1L, -1L);

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 10_000;

    private static final String FIND = "SELECT * FROM limits_of(:owner)";
    private static final String ALL = "SELECT * FROM account_limit ORDER BY owner_id LIMIT 1000";
    private static final String SAVE = """
            INSERT INTO account_limit (owner_id, submits_per_minute, jobs_in_flight, concurrent_runs, upload_bytes_per_day,
                                       event_streams, cost_per_day_usd)
            SELECT :owner, :submits, :flight, :runs, :bytes, :streams, :cost
             WHERE :owner = 'ffffffff-ffff-ffff-ffff-ffffffffffff' OR EXISTS (SELECT FROM account WHERE id = :owner)
                ON CONFLICT (owner_id) DO UPDATE
               SET submits_per_minute = excluded.submits_per_minute, jobs_in_flight = excluded.jobs_in_flight,
                   concurrent_runs = excluded.concurrent_runs, upload_bytes_per_day = excluded.upload_bytes_per_day,
                   event_streams = excluded.event_streams, cost_per_day_usd = excluded.cost_per_day_usd
            """;
    private static final String USE = """
            SELECT (SELECT count(*) FROM job WHERE owner_id = :owner AND completed_at IS NULL AND lane <> 'notify') AS in_flight,
                   (SELECT count(*) FROM job WHERE owner_id = :owner AND status = 'processing' AND lane <> 'notify') AS running,
                   spent_today(:owner) AS spent
            """;
    // ids begin with their time, and so do the entries of the index (owner_id, id)
    private static final String UPLOADED = """
            SELECT coalesce(sum(file_size), 0)::bigint AS bytes
              FROM job JOIN document ON document.job_id = job.id
             WHERE job.owner_id = :owner AND job.id >= :midnight
            """;

    private record Kept(AccountLimit limit, Instant until) {}

    /** @param owner {@link #EVERYBODY} for the row that holds for all others */
    record Row(UUID owner, AccountLimit limit) {}

    /** What an account uses now, and has spent today in US dollars. */
    record Use(long inFlight, long running, BigDecimal spent) {}

    private final ConcurrentMap<UUID, Kept> kept = new ConcurrentHashMap<>();
    private final DatabaseClient database;

    AccountLimits(DatabaseClient database) {
        this.database = database;
    }

    /** What holds for the caller; {@link AccountLimit#NONE} if nothing does. */
    Mono<AccountLimit> of(Caller caller) {
        var known = kept.get(caller.account());
        if (known != null && Instant.now().isBefore(known.until)) {
            return Mono.just(known.limit);
        }
        return Shielded.from(() -> database.sql(FIND)
                        .bind("owner", caller.account())
                        .map(AccountLimit::read)
                        .one())
                .defaultIfEmpty(AccountLimit.NONE)
                .doOnNext(limit -> keep(caller.account(), limit));
    }

    private void keep(UUID account, AccountLimit limit) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(account, new Kept(limit, Instant.now().plus(FRESH)));
    }

    Mono<Use> use(Caller caller) {
        return Shielded.from(() -> database.sql(USE)
                .bind("owner", caller.account())
                .map(row -> new Use(
                        required(row, "in_flight", Long.class),
                        required(row, "running", Long.class),
                        required(row, "spent", BigDecimal.class)))
                .one());
    }

    /** Bytes of the files that the account has uploaded since midnight of UTC. */
    Mono<Long> uploadedToday(Caller caller, Instant midnight) {
        return Shielded.from(() -> database.sql(UPLOADED)
                .bind("owner", caller.account())
                .bind("midnight", new UUID(midnight.toEpochMilli() << 16, 0))
                .map(row -> required(row, "bytes", Long.class))
                .one());
    }

    Flux<Row> all() {
        return Shielded.from(() -> database.sql(ALL)
                        .map(row -> new Row(required(row, "owner_id", UUID.class), AccountLimit.read(row)))
                        .all()
                        .collectList())
                .flatMapIterable(rows -> rows);
    }

    /** False if there is no such account. */
    Mono<Boolean> save(UUID owner, AccountLimit limit) {
        return RowAccess.everything(Shielded.from(() -> database.sql(SAVE)
                        .bind("owner", owner)
                        .bind("submits", Parameters.in(R2dbcType.INTEGER, limit.submitsPerMinute()))
                        .bind("flight", Parameters.in(R2dbcType.INTEGER, limit.jobsInFlight()))
                        .bind("runs", Parameters.in(R2dbcType.INTEGER, limit.concurrentRuns()))
                        .bind("bytes", Parameters.in(R2dbcType.BIGINT, limit.uploadBytesPerDay()))
                        .bind("streams", Parameters.in(R2dbcType.INTEGER, limit.eventStreams()))
                        .bind("cost", Parameters.in(R2dbcType.NUMERIC, limit.costPerDayUsd()))
                        .fetch()
                        .rowsUpdated()))
                .map(rows -> rows == 1)
                .doOnNext(saved -> kept.clear());
    }

    /** False if it had no row. */
    Mono<Boolean> remove(UUID owner) {
        return RowAccess.everything(
                        Shielded.from(() -> database.sql("DELETE FROM account_limit WHERE owner_id = :owner")
                                .bind("owner", owner)
                                .fetch()
                                .rowsUpdated()))
                .map(rows -> rows == 1)
                .doOnNext(removed -> kept.clear());
    }
}
