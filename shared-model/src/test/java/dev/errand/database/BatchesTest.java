package dev.errand.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.errand.testing.TestServers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Statements over many rows, as the claim loops and group commits send them. */
class BatchesTest {

    private static final dev.errand.embedded.Database SERVER = TestServers.freshDatabase();
    private static final Batches BATCHES = new Database(settings(SERVER.port())).batches("test", 2);

    private static DatabaseSettings settings(int port) {
        return new DatabaseSettings(
                SERVER.host(), port, SERVER.name(), SERVER.user(), SERVER.password(), 2, Duration.ofSeconds(1));
    }

    @AfterAll
    static void close() {
        BATCHES.close();
    }

    @Test
    void everySortOfArrayArrivesAsItWasSentNullsIncluded() {
        var id = UUID.randomUUID();
        var instant = Instant.parse("2026-11-25T08:00:00.123456Z");
        var parameters = new Parameters()
                .with("ids", new UUID[] {id, null})
                .with("texts", new String[] {"a \"quoted\", {braced} \\ text", null})
                .with("ints", new Integer[] {7, null})
                .with("longs", new Long[] {1L << 40, null})
                .with("costs", new BigDecimal[] {new BigDecimal("0.000001"), null})
                .with("ats", new Instant[] {instant, null});

        var rows = BATCHES.query(
                """
                SELECT * FROM unnest(:ids::uuid[], :texts::text[], :ints::int[], :longs::bigint[], :costs::numeric[],
                                     :ats::timestamptz[]) AS v (id, text, int, long, cost, at)
                """,
                parameters,
                row -> row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3) + "|" + row.getString(4) + "|"
                        + row.getString(5) + "|"
                        + (row.getTimestamp(6) == null
                                ? null
                                : row.getTimestamp(6).toInstant()));

        assertThat(rows)
                .containsExactly(
                        id + "|a \"quoted\", {braced} \\ text|7|" + (1L << 40) + "|0.000001|" + instant,
                        "null|null|null|null|null|null");
    }

    @Test
    void aNameMayStandInTheStatementManyTimesAndCastsAreNoNames() {
        var rows = BATCHES.query(
                "SELECT :word::text || :word || :number::text",
                new Parameters().with("word", "ab").with("number", 3),
                row -> row.getString(1));

        assertThat(rows).containsExactly("abab3");
    }

    @Test
    void emptyArraysAreArrays() {
        var rows = BATCHES.query(
                "SELECT cardinality(:ids::uuid[]) + cardinality(:texts::text[])",
                new Parameters().with("ids", new UUID[0]).with("texts", new String[0]),
                row -> row.getInt(1));

        assertThat(rows).containsExactly(0);
    }

    @Test
    void aParameterWithoutAValueIsNamed() {
        assertThatThrownBy(() -> BATCHES.query("SELECT :forgotten", new Parameters(), row -> 0))
                .hasMessageContaining("forgotten");
    }

    @Test
    void aStatementThatPostgresRefusesIsNoOutageAndTellsItsState() {
        var refused =
                catchThrowable(() -> BATCHES.query("SELECT 1 / :zero", new Parameters().with("zero", 0), row -> 0));

        assertThat(refused).isInstanceOf(StatementFailed.class);
        assertThat(Outage.causes(refused)).isFalse();
        assertThat(Outage.sqlState(refused)).isEqualTo("22012");
    }

    @Test
    void aStatementThatTakesTooLongIsEndedByTheServerAndTheConnectionLivesOn() {
        var late = catchThrowable(() -> BATCHES.query("SELECT pg_sleep(30)", new Parameters(), row -> 0));

        assertThat(Outage.sqlState(late)).isEqualTo("57014");
        assertThat(BATCHES.query("SELECT 1", new Parameters(), row -> row.getInt(1)))
                .isEqualTo(List.of(1));
    }

    @Test
    void aDatabaseThatIsAwayIsAnOutage() {
        try (var nowhere = new Database(settings(1)).batches("nowhere", 1)) {
            var away = catchThrowable(() -> nowhere.query("SELECT 1", new Parameters(), row -> 0));

            assertThat(Outage.causes(away)).isTrue();
        }
    }

    @Test
    void aTransactionIsStoredAsAWholeOrNotAtAll() {
        var none = new Parameters();
        BATCHES.query("CREATE TABLE kept (n int)", none, row -> row);

        var failure = catchThrowable(() -> BATCHES.transaction(within -> {
            within.query("INSERT INTO kept VALUES (1)", none, row -> row);
            return within.query("SELECT 1 / 0", none, row -> row);
        }));
        BATCHES.transaction(within -> within.query("INSERT INTO kept VALUES (2)", none, row -> row));

        assertThat(failure).isInstanceOf(StatementFailed.class);
        assertThat(BATCHES.query("SELECT n FROM kept", none, row -> row.getInt(1)))
                .containsExactly(2);
    }
}
