package dev.errand.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.job.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code GET /api/jobs} finds, page by page. */
class JobListTest extends ApiTest {

    private static final UUID OWNER = UUID.fromString("7e57ab1e-0000-4000-8000-000000000001");

    private String submit(String json) {
        return postJson("/api/jobs", json).json().path("id").stringValue();
    }

    private String plain(String input, String more) {
        return submit("{\"type\": \"test.plain\", \"input\": " + input + more + "}");
    }

    private List<String> ids(String query) {
        var answer = get("/api/jobs" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("jobs")
                .valueStream()
                .map(job -> job.path("id").stringValue())
                .toList();
    }

    /** Those with these numbers in their inputs; ids share the moment at which the database made them. */
    private void fill(int jobs, String status) {
        database.sql(
                        "INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at,"
                                + " completed_at) SELECT ('0190' || lpad(to_hex(n), 8, '0') || '70008000000000000000')::uuid,"
                                + " 'test.bulk', 'test', 5, '00000000-0000-0000-0000-000000000000', :status,"
                                + " jsonb_build_object('n', n), 3, now(), now(),"
                                + " CASE WHEN :status = 'queued' THEN NULL ELSE now() END FROM generate_series(1, :jobs) AS n")
                .bind("status", status)
                .bind("jobs", jobs)
                .then()
                .block();
    }

    @Test
    void everyStateIsFoundByItsWord() {
        var queued = hands.queued();
        var processing = hands.processing();
        var completed = hands.processing();
        hands.complete(completed, "{}");
        var failed = hands.processing();
        hands.fail(failed, "no luck");
        var cancelled = hands.queued();
        post("/api/jobs/" + cancelled + "/cancel");
        var scheduled = hands.queued();
        hands.sql(scheduled, "UPDATE job SET queued_at = NULL, run_at = now() + interval '1 hour' WHERE id = :id");
        var retrying = hands.queued();
        hands.sql(retrying, "UPDATE job SET failures = 1 WHERE id = :id");

        assertThat(ids("?status=processing")).containsExactly(processing.toString());
        assertThat(ids("?status=completed")).containsExactly(completed.toString());
        assertThat(ids("?status=failed")).containsExactly(failed.toString());
        assertThat(ids("?status=cancelled")).containsExactly(cancelled.toString());
        assertThat(ids("?status=scheduled")).containsExactly(scheduled.toString());
        assertThat(ids("?status=retrying")).containsExactly(retrying.toString());
        assertThat(ids("?status=queued")).containsExactly(retrying.toString(), scheduled.toString(), queued.toString());
        assertThat(ids("")).hasSize(7);
        assertThat(get("/api/jobs?status=asleep").fault().path("field").stringValue())
                .isEqualTo("status");
    }

    @Test
    void filtersNarrowEachOther() {
        var plain = plain("{\"text\": \"Annual REPORT 2024\"}", ", \"tags\": [\"client:acme\", \"x\"]");
        var other = plain("{\"text\": \"nothing\"}", ", \"tags\": [\"client:acme\"]");
        var staged = hands.queued().toString();
        hands.sql(JobId.parse(other), "UPDATE job SET owner_id = '" + OWNER + "' WHERE id = :id");

        assertThat(ids("?type=test.errand")).containsExactly(staged);
        assertThat(ids("?type=test.plain")).containsExactly(other, plain);
        assertThat(ids("?lane=test")).hasSize(3);
        assertThat(ids("?lane=cli")).isEmpty();
        assertThat(ids("?tag=client:acme")).containsExactly(other, plain);
        assertThat(ids("?tag=x")).containsExactly(plain);
        assertThat(ids("?tag=y")).isEmpty();
        assertThat(ids("?owner=" + OWNER)).containsExactly(other);
        assertThat(ids("?owner=" + OWNER + "&tag=x")).isEmpty();
        assertThat(ids("?q=report%202024")).containsExactly(plain);
        assertThat(ids("?q=100%25")).as("no pattern").isEmpty();
        assertThat(ids("?tag=client:acme&status=queued&type=test.plain&lane=test&q=nothing"))
                .containsExactly(other);
    }

    @Test
    void timesNarrowBothWays() {
        var first = hands.queued();
        var second = hands.queued();
        hands.sql(first, "UPDATE job SET created_at = now() - interval '2 hours' WHERE id = :id");
        var hourAgo = java.time.Instant.now().minusSeconds(3_600).toString();
        assertThat(ids("?created_before=" + hourAgo)).containsExactly(first.toString());
        assertThat(ids("?created_after=" + hourAgo)).containsExactly(second.toString());
        assertThat(ids("?created_after=2000-01-01T00:00:00%2B01:00")).hasSize(2);
        assertThat(ids("?created_after=2200-01-01T00:00:00Z")).isEmpty();
        assertThat(ids("?created_before=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(get("/api/jobs?created_after=yesterday")
                        .fault()
                        .path("field")
                        .stringValue())
                .isEqualTo("created_after");
    }

    @Test
    void pagesDoNotMoveWhenJobsComeIn() {
        var jobs = new ArrayList<String>();
        IntStream.range(0, 7).forEach(n -> jobs.add(0, hands.queued().toString()));
        var page = get("/api/jobs?limit=3").json();
        var seen = new ArrayList<String>();
        while (true) {
            page.path("jobs")
                    .valueStream()
                    .forEach(job -> seen.add(job.path("id").stringValue()));
            hands.queued();
            if (page.path("next").isNull()) {
                break;
            }
            page = get("/api/jobs?limit=3&cursor=" + page.path("next").stringValue())
                    .json();
        }
        assertThat(seen).containsExactlyElementsOf(jobs);
    }

    @Test
    void aPageThatHoldsTheLastJobSaysSo() {
        IntStream.range(0, 3).forEach(n -> hands.queued());
        assertThat(get("/api/jobs?limit=3").json().path("next").isNull()).isTrue();
        assertThat(get("/api/jobs?limit=2").json().path("next").isNull()).isFalse();
    }

    @Test
    void whatIsRareAmongManyIsFoundPageByPage() {
        fill(60_000, "completed");
        var rare = List.of(59_000, 30_000, 100);
        for (var n : rare) {
            database.sql("UPDATE job SET type = 'test.rare' WHERE input = jsonb_build_object('n', :n::int)")
                    .bind("n", n)
                    .then()
                    .block();
        }
        var found = new ArrayList<Integer>();
        var cursor = "";
        while (true) {
            var page = get("/api/jobs?type=test.rare&limit=1" + cursor).json();
            assertThat(page.path("count").intValue()).isLessThanOrEqualTo(1);
            page.path("jobs")
                    .valueStream()
                    .map(job ->
                            get(job.path("links").path("self").stringValue()).json())
                    .forEach(job -> found.add(job.path("input").path("n").intValue()));
            if (page.path("next").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.path("next").stringValue();
        }
        assertThat(found).isEqualTo(rare);
    }

    @Test
    void limitsAndCursorsAreChecked() {
        for (var query : List.of("limit=0", "limit=101", "cursor=x", "cursor=AAAA", "tag=NO", "q=", "q=%00")) {
            assertThat(get("/api/jobs?" + query).status()).as(query).isEqualTo(422);
        }
        assertThat(get("/api/jobs?owner=me").status()).isEqualTo(400);
    }

    @Test
    void noListReadsTheWholeTable() {
        fill(100_000, "completed");
        database.sql("UPDATE job SET owner_id = '" + OWNER + "' WHERE (input ->> 'n')::int % 1000 = 0")
                .then()
                .block();
        database.sql("UPDATE job SET status = 'failed', failures = 1 WHERE (input ->> 'n')::int % 1000 = 1")
                .then()
                .block();
        database.sql("INSERT INTO job_tag SELECT 'rare', id FROM job WHERE (input ->> 'n')::int % 1000 = 2")
                .then()
                .block();
        database.sql("VACUUM ANALYZE job").then().block();
        database.sql("VACUUM ANALYZE job_tag").then().block();

        assertThat(plan(filter(null, null, null, null))).contains("job_pkey");
        assertThat(plan(filter("completed", "test.bulk", null, null))).contains("job_pkey");
        assertThat(plan(filter("failed", null, null, null))).contains("job_unhappy");
        assertThat(plan(filter("retrying", null, null, null))).contains("job_unhappy");
        assertThat(plan(filter(null, null, OWNER, null))).contains("job_owner");
        assertThat(plan(filter(null, null, null, "rare"))).contains("job_tag_pkey", "job_pkey");
        assertThat(plan(filter("queued", null, null, null))).contains("job_ready");
        assertThat(plan(filter("processing", null, null, null))).contains("job_leased");
    }

    private static JobFilter filter(String status, String type, UUID owner, String tag) {
        return new JobFilter(status, type, null, owner, tag, null, null, null);
    }

    private String plan(JobFilter filter) {
        var lines = new SearchQuery(filter)
                .rows(database, JobId.next(), 51, "EXPLAIN ")
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
        var plan = String.join("\n", lines);
        assertThat(plan).as(filter.toString()).doesNotContain("Seq Scan");
        return plan;
    }

    @Test
    void aJobWithoutTagsCostsNoRowMore() {
        hands.queued();
        assertThat(count("job_tag")).isZero();
        plain("{}", ", \"tags\": [\"a\", \"b\"]");
        assertThat(count("job_tag")).isEqualTo(2);
    }
}
