package dev.errand.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.embedded.EmbeddedPostgres;
import dev.errand.faults.Rows.AttemptRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code pg-immediate-restart}: SIGKILL for PostgreSQL and all its processes, in mid-load; it recovers from its log. */
class DatabaseCrashTest {

    private final Chance chance = new Chance();
    private EmbeddedPostgres postgres;
    private Site site;
    private int refused;

    @AfterEach
    void close() {
        site.close();
        postgres.close();
    }

    /**
     * A claim's commit does not wait for the disk: PostgreSQL may forget the claims of its last moments. Such a job waits
     * again, and its first run is refused at its end: it ran twice, and ended once.
     */
    @Test
    void everyAcceptedJobSurvivesACrashOfPostgres() {
        postgres = EmbeddedPostgres.temporary().start();
        site = Site.on(migrated(), "pg-immediate-restart");
        site.startWorkers(2, 6);
        List<Instant> returns = new ArrayList<>();
        load(Duration.ofSeconds(4));
        for (int n = 0; n < 2; n++) {
            postgres.killHard();
            load(Duration.ofSeconds(1));
            postgres.restart();
            returns.add(Instant.now());
            load(Duration.ofSeconds(5));
        }
        site.drain(Duration.ofSeconds(60));

        var recovered = new Recovered(site);
        var recovery = returns.stream().map(recovered::untilNextStart).toList();
        var ends = site.rows().attempts().stream()
                .filter(attempt -> attempt.outcome().equals("done"))
                .collect(groupingBy(AttemptRow::job, counting()));
        var verdict = Verdict.of(site, recovery)
                .print(
                        "pg-immediate-restart",
                        "crashes=%d refused=%d claims_forgotten=%d %s"
                                .formatted(returns.size(), refused, recovered.attemptsBegunTwice(), chance));

        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isLessThanOrEqualTo(recovered.attemptsBegunTwice());
        assertThat(verdict.orphans()).isZero();
        assertThat(ends.keySet()).containsAll(site.ledger().accepted().keySet());
        assertThat(ends.values()).containsOnly(1L);
        assertThat(site.rows().jobs()).allMatch(job -> job.status().equals("completed") && job.failures() == 0);
        assertThat(refused).isPositive();
    }

    private dev.errand.embedded.Database migrated() {
        var database = postgres.database("errand");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        return database;
    }

    private void load(Duration time) {
        var end = Instant.now().plus(time);
        var pace = new Pace(Duration.ofMillis(100));
        while (Instant.now().isBefore(end)) {
            try {
                site.ledger().submit(Work.plain(chance.between(100, 900)));
            } catch (RuntimeException away) {
                refused++;
            }
            pace.awaitNext();
        }
    }
}
