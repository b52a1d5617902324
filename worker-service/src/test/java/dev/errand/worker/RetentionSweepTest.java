package dev.errand.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.database.Database;
import dev.errand.database.DatabaseRole;
import dev.errand.database.DatabaseSettings;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is removed, and what stays. */
class RetentionSweepTest {

    private final ConnectionPool pool;
    private final DatabaseClient database;

    RetentionSweepTest() {
        var fresh = TestServers.freshDatabase();
        pool = new Database(new DatabaseSettings(
                        fresh.host(),
                        fresh.port(),
                        fresh.name(),
                        fresh.user(),
                        fresh.password(),
                        2,
                        Duration.ofSeconds(20)))
                .as(DatabaseRole.WORKER)
                .pool("test");
        database = DatabaseClient.create(pool);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    /** A job of this type that ended so many days ago, or still waits. */
    private UUID job(String type, int days, boolean ended) {
        var id = new UUID(
                (System.currentTimeMillis() - Duration.ofDays(days + 1).toMillis()) << 16 | 0x7000,
                UUID.randomUUID().getLeastSignificantBits());
        database.sql("""
                        INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at, completed_at)
                        VALUES (:id, :type, 'bulk', 5, :owner, :status, '{}', 0, now(), now(),
                                CASE WHEN :ended THEN now() - :days * interval '1 day' END)
                        """)
                .bind("id", id)
                .bind("type", type)
                .bind("owner", new UUID(0, 0))
                .bind("status", ended ? "completed" : "queued")
                .bind("ended", ended)
                .bind("days", days)
                .then()
                .block();
        database.sql("INSERT INTO job_log (job_id, attempt, at, level, message) VALUES (:id, 1, now(), 'info', 'x')")
                .bind("id", id)
                .then()
                .block();
        return id;
    }

    private boolean there(UUID id) {
        return database.sql(
                                "SELECT (SELECT count(*) FROM job WHERE id = :id) + (SELECT count(*) FROM job_log WHERE job_id = :id)")
                        .bind("id", id)
                        .map(row -> row.get(0, Long.class))
                        .one()
                        .block()
                > 0;
    }

    private long sweep(Duration all, Map<String, Duration> types) {
        var sweep = new RetentionSweep(new RetentionProperties(all, types, Duration.ofDays(1)), database);
        try {
            return sweep.sweep().block();
        } finally {
            sweep.destroy();
        }
    }

    @Test
    void jobsOfATypeAreKeptForItsTimeAndOthersForTheirs() {
        var oldNews = job("notify.email", 8, true);
        var freshNews = job("notify.email", 6, true);
        var oldOther = job("command.x", 31, true);
        var freshOther = job("command.x", 29, true);
        var waiting = job("command.x", 400, false);

        var removed = sweep(Duration.ofDays(30), Map.of("notify.email", Duration.ofDays(7)));

        assertThat(removed).isEqualTo(2);
        assertThat(there(oldNews)).isFalse();
        assertThat(there(oldOther)).isFalse();
        assertThat(there(freshNews)).isTrue();
        assertThat(there(freshOther)).isTrue();
        assertThat(there(waiting)).isTrue();
    }

    @Test
    void whatIsNotNamedIsKeptForEver() {
        var news = job("notify.email", 8, true);
        var other = job("command.x", 4_000, true);

        sweep(null, Map.of("notify.email", Duration.ofDays(7)));

        assertThat(there(news)).isFalse();
        assertThat(there(other)).isTrue();
    }

    @Test
    void morePagesThanOneAreRemoved() {
        database.sql("""
                        INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at, completed_at)
                        SELECT ('00000001-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'command.x', 'bulk', 5,
                               '00000000-0000-0000-0000-000000000000', 'completed', '{}', 0, now(), now(), now() - interval '2 days'
                          FROM generate_series(1, 1200) AS n
                        """).then().block();

        assertThat(sweep(Duration.ofDays(1), Map.of())).isEqualTo(1_200);
    }
}
