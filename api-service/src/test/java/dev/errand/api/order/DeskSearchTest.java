package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What operators find at the desk: orders, their jobs, their reports. */
class DeskSearchTest extends DeskTest {

    private static String beginning(Person person) {
        return person.email().substring(0, 20).toUpperCase(Locale.ROOT);
    }

    private static String ago(int hours) {
        return Instant.now().minus(hours, ChronoUnit.HOURS).toString();
    }

    @Test
    void jobsAreFoundByWhoseTheyAreAndHowTheyStand() {
        var person = person();
        var failed = placed(person);
        var waiting = placed(person);
        var others = placed(person());
        fails(failed);
        var operator = person("operator", false);

        assertThat(jobs(operator, "")).containsExactly(others, waiting, failed);
        assertThat(jobs(operator, "?email=" + beginning(person))).containsExactly(waiting, failed);
        assertThat(jobs(operator, "?email=" + beginning(person) + "&status=failed"))
                .containsExactly(failed);
        assertThat(jobs(operator, "?status=queued")).containsExactly(others, waiting);
        assertThat(jobs(operator, "?order=" + waiting)).containsExactly(waiting);
        assertThat(jobs(operator, "?id=" + jobOf(others))).containsExactly(others);
        assertThat(jobs(operator, "?id=" + others)).as("an order is no job").isEmpty();
        assertThat(jobs(operator, "?status=completed")).isEmpty();
        assertThat(jobs(operator, "?email=nobody")).isEmpty();
    }

    @Test
    void aJobIsShownWithItsOrderItsCountsAndItsError() {
        var person = person();
        var order = placed(person);
        fails(order);

        var job = get("/api/desk/jobs?status=failed", person("operator", false).auth())
                .json()
                .path("jobs")
                .path(0);

        assertThat(job.path("id").asString()).isEqualTo(jobOf(order));
        assertThat(job.path("order_id").asString()).isEqualTo(order);
        assertThat(job.path("order_status").asString()).isEqualTo("failed");
        assertThat(job.path("email").asString()).isEqualTo(person.email());
        assertThat(job.path("display_status").asString()).isEqualTo("failed");
        assertThat(job.path("attempt").asInt()).isEqualTo(4);
        assertThat(job.path("failures").asInt()).isEqualTo(4);
        assertThat(job.path("error_kind").asString()).isEqualTo("experts_failed");
        assertThat(job.path("error_message").asString()).isEqualTo("1 of 2 experts failed: bazi (no stars)");
    }

    @Test
    void everyStateOfAJobIsFoundByItsWord() {
        var operator = person("operator", false);
        var person = person();
        var retrying = placed(person);
        job(retrying, "UPDATE job SET failures = 1 WHERE id = $job");
        var scheduled = placed(person);
        job(scheduled, "UPDATE job SET queued_at = NULL WHERE id = $job");
        var processing = placed(person);
        job(
                processing,
                "UPDATE job SET status = 'processing', attempt = 1, worker_id = 'w',"
                        + " lease_until = now() + interval '1 minute' WHERE id = $job");
        var cancelled = placed(person);
        post("/api/jobs/" + jobOf(cancelled) + "/cancel", person.auth());
        var completed = placed(person);
        completes(completed, "computed");

        assertThat(jobs(operator, "?status=queued")).containsExactly(scheduled, retrying);
        assertThat(jobs(operator, "?status=retrying")).containsExactly(retrying);
        assertThat(jobs(operator, "?status=scheduled")).containsExactly(scheduled);
        assertThat(jobs(operator, "?status=processing")).containsExactly(processing);
        assertThat(jobs(operator, "?status=cancelled")).containsExactly(cancelled);
        assertThat(jobs(operator, "?status=completed")).containsExactly(completed);
        assertThat(jobs(operator, "?status=failed")).isEmpty();
    }

    @Test
    void reportsAreFoundByWhoseTheyAreAndWhatWroteThem() {
        var person = person();
        var computed = placed(person);
        var written = placed(person);
        var others = placed(person());
        placed(person);
        completes(computed, "computed");
        completes(written, "claude-opus");
        completes(others, "computed");
        var operator = person("operator", false);

        assertThat(reports(operator, "")).containsExactly(others, written, computed);
        assertThat(reports(operator, "?email=" + beginning(person))).containsExactly(written, computed);
        assertThat(reports(operator, "?email=" + beginning(person) + "&model=comp"))
                .containsExactly(computed);
        assertThat(reports(operator, "?model=claude")).containsExactly(written);
        assertThat(reports(operator, "?order=" + others)).containsExactly(others);
        assertThat(reports(operator, "?job=" + jobOf(computed))).containsExactly(computed);
        assertThat(reports(operator, "?job=" + computed)).isEmpty();
    }

    @Test
    void aReportIsShownByItsFactsAndNotByItsText() {
        var person = person();
        var order = placed(person);
        completes(order, "computed");
        get("/api/orders/" + order + "/report", person.auth());
        var operator = person("operator", false);

        var answer = get("/api/desk/reports", operator.auth());

        var report = answer.json().path("reports").path(0);
        assertThat(report.path("job_id").asString()).isEqualTo(jobOf(order));
        assertThat(report.path("email").asString()).isEqualTo(person.email());
        assertThat(report.path("experts_included").toString()).isEqualTo("[\"bazi\",\"numerology\"]");
        assertThat(report.path("generation_ms").asInt()).isEqualTo(1500);
        assertThat(report.path("view_count").asInt()).isEqualTo(1);
        assertThat(Instant.parse(report.path("last_viewed").asString()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(report.path("model_used").asString()).isEqualTo("computed");
        assertThat(report.path("created_at").asString()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("kept inside", "王小明");
        assertThat(get(report.path("href").asString(), operator.auth()).status())
                .isEqualTo(403);
    }

    @Test
    void timesNarrowAllThree() {
        var person = person();
        var old = placed(person);
        var fresh = placed(person);
        completes(old, "computed");
        completes(fresh, "computed");
        isOld(old, 1);
        var operator = person("operator", false);

        for (var desk : new String[] {"orders", "jobs", "reports"}) {
            var id = desk.equals("orders") ? "id" : "order_id";
            assertThat(found(operator, desk + "?from=" + ago(23), desk, id)).containsExactly(fresh);
            assertThat(found(operator, desk + "?to=" + ago(23), desk, id)).containsExactly(old);
            assertThat(found(operator, desk + "?from=" + ago(25) + "&to=" + ago(23), desk, id))
                    .containsExactly(old);
            assertThat(found(operator, desk + "?from=" + ago(48) + "&to=" + ago(25), desk, id))
                    .isEmpty();
        }
    }

    @Test
    void pagesLeaveNothingOutAndTheLastOneSaysSo() {
        var person = person();
        for (var n = 0; n < 5; n++) {
            completes(placed(person), "computed");
        }
        database.sql("UPDATE fortune_report SET created_at = '2026-01-01T00:00:00Z'")
                .then()
                .block(); // all at once: the ids tell them apart
        var operator = person("operator", false);

        for (var desk : new String[] {"orders", "jobs", "reports"}) {
            var id = desk.equals("orders") ? "id" : "order_id";
            var all = found(operator, desk, desk, id);
            var paged = new java.util.ArrayList<String>();
            var before = "";
            for (var pages = 0; pages < 3; pages++) {
                var path = desk + "?limit=2" + before;
                paged.addAll(found(operator, path, desk, id));
                var next = get("/api/desk/" + path, operator.auth()).json().path("next");
                assertThat(next.isNull()).as(path).isEqualTo(pages == 2);
                before = "&before=" + next.asString();
            }
            assertThat(paged).as(desk).hasSize(5).isEqualTo(all);
        }
    }

    @Test
    void anAddressIsNoPattern() {
        var person = person();
        placed(person);
        var operator = person("operator", false);

        assertThat(orders(operator, "?email=%25")).isEmpty();
        assertThat(orders(operator, "?email=" + person.email().charAt(0) + "_")).isEmpty();
        assertThat(orders(operator, "?email=" + person.email())).hasSize(1);
        assertThat(orders(operator, "?email=" + person.email() + "x")).isEmpty();
        assertThat(orders(operator, "?email=%F0%9F%94%AE")).isEmpty();
        assertThat(orders(operator, "?id=" + JobId.next())).isEmpty();
    }
}
