package dev.errand.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.api.account.AccountTest;
import dev.errand.testing.TestServers;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account may use, over HTTP. */
class LimitsTest extends AccountTest {

    private static final String JOB = "{\"type\": \"test.plain\", \"input\": {\"n\": 7}}";

    @BeforeEach
    void noLimits() {
        database.sql("TRUNCATE account_limit").then().block();
    }

    private void limit(String account, String json) {
        var answer = putJson(
                "/api/admin/limits/" + account, json, person("admin", false).auth());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Answer putJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
    }

    private Answer submit(Person person) {
        return postJson("/api/jobs", JOB, person.auth());
    }

    @Test
    void submitsBeyondTheRateAreRefusedAndTellWhenToComeBack() {
        var person = person();
        limit(person.id().toString(), "{\"submits_per_minute\": 3}");

        var first = submit(person);
        submit(person);
        submit(person);
        var fourth = submit(person);

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.header("ratelimit-limit")).isEqualTo("3");
        assertThat(first.header("ratelimit-remaining")).isEqualTo("2");
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(Integer.parseInt(fourth.header("retry-after"))).isBetween(15, 20);
        assertThat(fourth.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(fourth.fault().path("field").stringValue()).isEqualTo("submits_per_minute");
        assertThat(fourth.fault().path("bound").asInt()).isEqualTo(3);
        assertThat(count("job")).isEqualTo(3);
    }

    @Test
    void aListCountsForAllItsJobs() {
        var person = person();
        limit(person.id().toString(), "{\"submits_per_minute\": 3}");

        var four = postJson("/api/jobs", "[" + JOB + "," + JOB + "," + JOB + "," + JOB + "]", person.auth());
        var three = postJson("/api/jobs", "[" + JOB + "," + JOB + "," + JOB + "]", person.auth());

        assertThat(four.status()).isEqualTo(429);
        assertThat(three.status()).as(three.body()).isEqualTo(202);
    }

    @Test
    void aRequestThatIsRepeatedUnderItsKeyCountsOnce() {
        var person = person();
        limit(person.id().toString(), "{\"submits_per_minute\": 2, \"jobs_in_flight\": 1}");
        var keyed = JOB.replace("}}", "}, \"idempotency_key\": \"once\"}");

        var first = postJson("/api/jobs", keyed, person.auth());
        var again = postJson("/api/jobs", keyed, person.auth());
        var withAnother = postJson("/api/jobs", "[" + keyed + "," + JOB + "]", person.auth());

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(withAnother.fault().path("field").stringValue()).isEqualTo("jobs_in_flight");
        assertThat(count("job")).isEqualTo(1);
    }

    @Test
    void oneAccountsRateIsNotAnothers() {
        limit("default", "{\"submits_per_minute\": 1}");
        var one = person();
        var other = person();

        assertThat(submit(one).status()).isEqualTo(202);
        assertThat(submit(one).status()).isEqualTo(429);
        assertThat(submit(other).status()).isEqualTo(202);
    }

    @Test
    void theRateHoldsWhenRedisForgets() {
        var person = person();
        limit(person.id().toString(), "{\"submits_per_minute\": 2}");
        submit(person);
        TestServers.redis().flush();

        submit(person);
        submit(person);

        assertThat(submit(person).status()).isEqualTo(429);
    }

    @Test
    void jobsInFlightAreCountedAndRoomComesBackWhenTheyEnd() {
        var person = person();
        limit(person.id().toString(), "{\"jobs_in_flight\": 2}");
        submitted(person);
        submitted(person);

        var third = submit(person);
        database.sql("UPDATE job SET status = 'completed', completed_at = now()")
                .then()
                .block();

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.fault().path("field").stringValue()).isEqualTo("jobs_in_flight");
        assertThat(submit(person).status()).isEqualTo(202);
    }

    @Test
    void whoHasSpentTheDaysMoneySubmitsNoMore() {
        var person = person();
        limit(person.id().toString(), "{\"cost_per_day_usd\": 1.5}");
        var job = submitted(person);
        database.sql("""
                        INSERT INTO job_usage (id, job_id, attempt, type, owner_id, provider, model, input, output, cache_read,
                                               cache_write, cost_usd, at)
                        SELECT gen_random_uuid(), id, 1, type, owner_id, 'p', 'm', 1, 1, 0, 0, 1.6, now() FROM job WHERE id = :job
                        """).bind("job", UUID.fromString(job)).then().block();

        var refused = submit(person);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.fault().path("field").stringValue()).isEqualTo("cost_per_day_usd");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 86_400);
        var own = get("/api/me/limits", person.auth());
        assertThat(own.json().path("spent_today_usd").decimalValue()).isEqualByComparingTo("1.6");
        assertThat(own.json().path("limits").path("cost_per_day_usd").decimalValue())
                .isEqualByComparingTo("1.5");
    }

    @Test
    void uploadsOfADayAreCounted() {
        var person = person();
        limit(person.id().toString(), "{\"upload_bytes_per_day\": 1000}");
        var job = submitted(person);
        database.sql("INSERT INTO blob (id, size, sha256, media_type, created_at)"
                        + " SELECT gen_random_uuid(), 900, '\\x00', 'application/pdf', now()")
                .then()
                .onErrorComplete()
                .block();
        database.sql("INSERT INTO document (job_id, file_name, file_size, pages, blob_id)"
                        + " SELECT :job, 'a.pdf', 900, 1, id FROM blob LIMIT 1")
                .bind("job", UUID.fromString(job))
                .then()
                .block();

        var refused = upload(person, 200);

        assertThat(count("document")).isEqualTo(1);
        assertThat(refused.status()).as(refused.body()).isEqualTo(429);
        assertThat(refused.fault().path("field").stringValue()).isEqualTo("upload_bytes_per_day");
    }

    private Answer upload(Person person, int bytes) {
        var body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.4\n" + "x".repeat(bytes) + "\r\n--x--\r\n";
        return send(request("/analyze", person.auth())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void eventStreamsAreCountedWhileTheyAreOpen() throws Exception {
        var person = person();
        limit(person.id().toString(), "{\"event_streams\": 1}");
        var job = submitted(person);
        var path = "/api/jobs/" + job + "/events";

        var open = HttpClient.newHttpClient()
                .send(request(path, person.auth()).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        var second = get(path, person.auth());
        close(open.body());

        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.fault().path("field").stringValue()).isEqualTo("event_streams");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var again = HttpClient.newHttpClient()
                    .send(request(path, person.auth()).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            close(again.body());
            return again.statusCode() == 200;
        });
    }

    private static void close(InputStream stream) throws Exception {
        stream.close();
    }

    @Test
    void onlyAnAdminSetsLimitsAndMistakesAreNamed() {
        var person = person();
        var admin = person("admin", false);
        var path = "/api/admin/limits/" + person.id();

        assertThat(putJson(path, "{}", person.auth()).status()).isEqualTo(403);
        var below = putJson(path, "{\"jobs_in_flight\": -1}", admin.auth());
        assertThat(below.status()).isEqualTo(422);
        assertThat(below.fault().path("field").stringValue()).isEqualTo("jobs_in_flight");
        var unknown = putJson(path, "{\"jobs\": 1}", admin.auth());
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.fault().path("field").stringValue()).isEqualTo("jobs");
        assertThat(putJson("/api/admin/limits/" + UUID.randomUUID(), "{}", admin.auth())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void limitsAreListedAndTakenAwayAgain() {
        var person = person();
        var admin = person("admin", false);
        limit("default", "{\"jobs_in_flight\": 9}");
        limit(person.id().toString(), "{\"concurrent_runs\": 2}");

        var listed = get("/api/admin/limits", admin.auth()).json().path("limits");
        var gone = delete("/api/admin/limits/" + person.id(), admin.auth());
        var again = delete("/api/admin/limits/" + person.id(), admin.auth());

        assertThat(listed.size()).isEqualTo(2);
        assertThat(listed.toString()).contains("\"account\":\"default\"", "\"concurrent_runs\":2");
        assertThat(gone.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
        assertThat(get("/api/me/limits", person.auth())
                        .json()
                        .path("limits")
                        .path("jobs_in_flight")
                        .asInt())
                .isEqualTo(9);
    }
}
