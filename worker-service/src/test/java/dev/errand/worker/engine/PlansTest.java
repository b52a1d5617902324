package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.database.Batches;
import dev.errand.database.DatabaseSettings;
import dev.errand.database.Parameters;
import dev.errand.embedded.Database;
import dev.errand.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The plans of the statements that every job goes through, on the engine's own connections, whatever the planner last
 * saw of a queue that goes from empty to full in a second.
 */
class PlansTest {

    private static final Map<String, String> BY_KEY = Map.of(
            "claim", Claims.TAKE_THESE,
            "finish", Finishes.FINISH,
            "finish of successes", Finishes.FINISH_DONE,
            "renewal", Leases.RENEW,
            "progress", Leases.PROGRESS);
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    private final Database database = TestServers.freshDatabase();
    private Connection connection;

    @BeforeEach
    void connectAsTheEngineDoes() throws SQLException {
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        execute("ALTER TABLE job SET (autovacuum_enabled = false)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aTableThatWasNeverAnalyzedIsReadByKey() throws SQLException {
        fill();
        everyPlanIsByKey();
    }

    @Test
    void aTableThatWasAnalyzedWhileEmptyIsReadByKey() throws SQLException {
        execute("ANALYZE");
        fill();
        everyPlanIsByKey();
    }

    @Test
    void aTableThatWasAnalyzedWhileAllJobsWaitedIsReadByKey() throws SQLException {
        fill();
        execute("ANALYZE");
        everyPlanIsByKey();
    }

    @Test
    void aTableThatWasAnalyzedAtRestIsReadByKey() throws SQLException {
        fill();
        execute("UPDATE job SET status = 'completed', completed_at = now()");
        execute("VACUUM ANALYZE");
        fill();
        everyPlanIsByKey();
    }

    private void fill() throws SQLException {
        execute("""
                INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at)
                SELECT gen_random_uuid(), 'test.scripted', 'bulk', 5, gen_random_uuid(), 'queued', '{}', 3, now(), now()
                  FROM generate_series(1, 20000)
                """);
    }

    private void everyPlanIsByKey() throws SQLException {
        for (var batches : batches()) {
            takeSettingsOf(batches);
            for (var statement : BY_KEY.entrySet()) {
                assertThat(plan(statement.getValue()))
                        .as(statement.getKey())
                        .contains("job_pkey")
                        .doesNotContain("Seq Scan", "Nested Loop", "job_ready", "job_leased", "job_scheduled");
            }
            assertThat(plan(Claims.TAKE_NEXT))
                    .as("claim without Redis")
                    .contains("job_pkey", "job_ready")
                    .doesNotContain("Seq Scan", "Nested Loop", "job_leased", "job_scheduled");
        }
    }

    private Batches[] batches() {
        var engines = new dev.errand.database.Database(new DatabaseSettings(
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                database.password(),
                1,
                Duration.ofSeconds(20)));
        return new Batches[] {engines.loopBatches("plans", 1), engines.forgetfulBatches("plans", 1)};
    }

    private void takeSettingsOf(Batches batches) throws SQLException {
        var settings = batches.query(
                "SELECT name, setting FROM pg_settings WHERE source = 'client' AND context = 'user'"
                        + " AND (name LIKE 'enable%' OR name IN ('plan_cache_mode', 'jit'))",
                new Parameters(), row -> Map.entry(row.getString(1), row.getString(2)));
        batches.close();
        assertThat(settings).extracting(Map.Entry::getKey).contains("plan_cache_mode");
        execute("RESET ALL");
        for (var setting : settings) {
            execute("SET " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
    }

    /** As the second and every later execution of the prepared statement is planned. */
    private String plan(String sql) throws SQLException {
        var names = new ArrayList<String>();
        var numbered = PARAMETER.matcher(sql).replaceAll(found -> {
            if (!names.contains(found.group(1))) {
                names.add(found.group(1));
            }
            return "\\$" + (names.indexOf(found.group(1)) + 1);
        });
        execute("PREPARE this AS " + numbered);
        var lines = new StringBuilder();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN EXECUTE this ("
                        + String.join(", ", Collections.nCopies(names.size(), "NULL")) + ")")) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        execute("DEALLOCATE this");
        return lines.toString();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
