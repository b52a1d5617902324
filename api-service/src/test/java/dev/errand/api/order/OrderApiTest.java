package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.account.AccountTest;
import dev.errand.job.JobId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ordering, over HTTP; the worker's part is played by statements. */
class OrderApiTest extends AccountTest {

    private static final String PROFILE = """
            {"name": "王小明", "birth_date": "1990-05-17", "birth_time": "08:30", "birth_location": "Taipei, Taiwan",
             "timezone": "Asia/Taipei", "gender": "male"}""";

    @BeforeEach
    void noOrders() {
        database.sql("TRUNCATE fortune_order, fortune_profile, stripe_event, sent_mail CASCADE")
                .then()
                .block();
    }

    private static String order(String what) {
        return "{" + what + ", \"profile\": " + PROFILE + ", \"payment_method\": \"test\"}";
    }

    private Answer place(Person person, String json, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(person.auth(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return postJson("/api/orders", json, all);
    }

    private String placed(Person person) {
        var answer = place(person, order("\"experts\": [\"bazi\", \"numerology\"]"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").stringValue();
    }

    private void job(String order, String statement) {
        database.sql(statement.replace("$job", "(SELECT job_id FROM fortune_order WHERE id = :order)"))
                .bind("order", UUID.fromString(order))
                .then()
                .block();
    }

    private String status(String order, Person person) {
        return get("/api/orders/" + order, person.auth()).json().path("status").stringValue();
    }

    private long mails(String template) {
        return count("job WHERE type = 'notify.email' AND input ->> 'template' = '" + template + "'");
    }

    @Test
    void aPackageCostsWhatItSaysAndIsQueuedOnceItIsPaid() {
        var person = person();

        var answer = place(person, order("\"package\": \"popular-trio\", \"question\": \"What next?\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var order = answer.json();
        assertThat(answer.header("location"))
                .isEqualTo("/api/orders/" + order.path("id").stringValue());
        assertThat(order.path("status").stringValue()).isEqualTo("paid");
        assertThat(order.path("total_price").decimalValue()).isEqualByComparingTo("24.99");
        assertThat(order.path("currency").stringValue()).isEqualTo("usd");
        assertThat(order.path("selected_experts").toString()).isEqualTo("[\"bazi\",\"ziwei\",\"astrology\"]");
        assertThat(order.path("payment").path("method").stringValue()).isEqualTo("test");
        assertThat(order.path("payment").path("status").stringValue()).isEqualTo("paid");
        assertThat(order.path("job").path("status").stringValue()).isEqualTo("queued");
        var followed = get(answer.header("location"), person.auth()).json().path("job");
        assertThat(followed.path("stages").size()).isEqualTo(5);
        assertThat(followed.path("position").asInt()).isEqualTo(1);
        assertThat(order.path("email").stringValue()).isEqualTo(person.email());
        assertThat(count("job WHERE type = 'fortune.analysis'")).isEqualTo(1);
        assertThat(mails("order_queued")).isEqualTo(1);
    }

    @Test
    void singleExpertsCostTheirSum() {
        var answer = place(person(), order("\"experts\": [\"bazi\", \"numerology\"], \"language\": \"zh-Hant\""));

        assertThat(answer.json().path("total_price").decimalValue()).isEqualByComparingTo("19.98");
        assertThat(answer.json().path("language").stringValue()).isEqualTo("zh-Hant");
    }

    @Test
    void theOrderFollowsItsJobAndTellsByMail() {
        var person = person();
        var order = placed(person);

        job(
                order,
                "UPDATE job SET status = 'processing', attempt = 1, worker_id = 'w',"
                        + " lease_until = now() + interval '1 minute' WHERE id = $job");
        assertThat(status(order, person)).isEqualTo("processing");
        job(
                order,
                "UPDATE job SET status = 'failed', worker_id = NULL, lease_until = NULL, completed_at = now(),"
                        + " error = '{\"kind\": \"x\", \"message\": \"no stars\"}' WHERE id = $job");

        var failed = get("/api/orders/" + order, person.auth()).json();
        assertThat(failed.path("status").stringValue()).isEqualTo("failed");
        assertThat(failed.path("job").path("error_message").stringValue()).isEqualTo("no stars");
        assertThat(mails("order_reviewing")).isEqualTo(1);
        assertThat(mails("order_failed_admin")).isEqualTo(1);

        var operator = person("operator", false);
        var retried = postJson("/api/desk/orders/retry-failed", "{}", operator.auth());
        assertThat(retried.json().path("retried").asInt()).as(retried.body()).isEqualTo(1);
        assertThat(status(order, person)).isEqualTo("paid");
        assertThat(mails("order_queued")).as("no second mail that it is queued").isEqualTo(1);

        job(order, "UPDATE job SET status = 'completed', completed_at = now() WHERE id = $job");
        assertThat(status(order, person)).isEqualTo("completed");
        assertThat(mails("order_ready")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"birth_date\": \"1990-05-17\" | \"birth_date\": \"2190-01-01\" | profile.birth_date",
                "\"birth_date\": \"1990-05-17\" | \"birth_date\": \"1899-12-31\" | profile.birth_date",
                "\"birth_date\": \"1990-05-17\" | \"birth_date\": \"17.5.1990\" | profile.birth_date",
                "\"birth_time\": \"08:30\" | \"birth_time\": \"25:00\" | profile.birth_time",
                "\"timezone\": \"Asia/Taipei\" | \"timezone\": \"Mars/Olympus\" | profile.timezone",
                "\"timezone\": \"Asia/Taipei\" | \"time_zone\": \"Asia/Taipei\" | time_zone",
                "\"gender\": \"male\" | \"gender\": \"yes\" | profile.gender",
                "\"name\": \"王小明\" | \"name\": \"\" | profile.name",
                "\"experts\": [\"bazi\"] | \"experts\": [] | experts",
                "\"experts\": [\"bazi\"] | \"experts\": [\"tarot\"] | experts",
                "\"experts\": [\"bazi\"] | \"experts\": [\"bazi\", \"bazi\"] | experts",
                "\"experts\": [\"bazi\"] | \"package\": \"no-such\" | package",
                "\"experts\": [\"bazi\"] | \"experts\": [\"bazi\"], \"package\": \"complete\" | package",
                "\"experts\": [\"bazi\"] | \"experts\": [\"bazi\"], \"total_price\": 0.01 | total_price",
                "\"payment_method\": \"test\" | \"payment_method\": \"barter\" | payment_method",
                "\"payment_method\": \"test\" | \"payment_method\": \"test\", \"language\": \"tlh\" | language"
            })
    void aMistakeIsNamedAndNothingIsOrdered(String right, String wrong, String field) {
        var json = order("\"experts\": [\"bazi\"]").replace(right.strip(), wrong.strip());

        var answer = place(person(), json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.fault().path("field").stringValue()).isEqualTo(field.strip());
        assertThat(count("fortune_order")).isZero();
        assertThat(count("job")).isZero();
    }

    @Test
    void anInactivePackageOrExpertIsNotSold() {
        var admin = person("admin", false);
        var off = send(
                request("/api/admin/packages/complete", admin.auth())
                        .header("Content-Type", "application/json")
                        .PUT(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"name\": \"Complete\", \"description\": \"All.\", \"experts\": [\"bazi\"], \"price\": 5, \"active\": false}")));
        assertThat(off.status()).as(off.body()).isEqualTo(200);

        var refused = place(person(), order("\"package\": \"complete\""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(get("/api/packages").body()).doesNotContain("\"complete\"").contains("popular-trio");
        assertThat(get("/api/packages/complete").status()).isEqualTo(404);
        send(request("/api/admin/packages/complete", admin.auth())
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"name\": \"Complete Reading\", \"description\": \"All eight experts and what they agree on.\","
                                + " \"experts\": [\"bazi\",\"ziwei\",\"astrology\",\"numerology\",\"name\",\"plum\",\"qimen\",\"liuyao\"],"
                                + " \"price\": 59.99, \"active\": true}")));
    }

    @Test
    void oneOrdersOnceUnderAKey() {
        var person = person();
        var json = order("\"experts\": [\"bazi\"]");

        var first = place(person, json, "Idempotency-Key", "k1");
        var again = place(person, json, "Idempotency-Key", "k1");
        var other = place(person, order("\"experts\": [\"plum\"]"), "Idempotency-Key", "k1");

        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(count("fortune_order")).isEqualTo(1);
        assertThat(count("job WHERE type = 'fortune.analysis'")).isEqualTo(1);
    }

    @Test
    void twentyAtOnceUnderOneKeyAreOneOrder() {
        var person = person();
        var json = order("\"experts\": [\"bazi\"]");

        var statuses = java.util.stream.IntStream.range(0, 20)
                .parallel()
                .mapToObj(n -> place(person, json, "Idempotency-Key", "k2"))
                .map(answer -> answer.json().path("id").stringValue())
                .distinct()
                .toList();

        assertThat(statuses).hasSize(1);
        assertThat(count("fortune_order")).isEqualTo(1);
        assertThat(count("job WHERE type = 'fortune.analysis'")).isEqualTo(1);
    }

    @Test
    void profilesAreKeptAndOrderedWithAndNobodyElses() {
        var person = person();
        var other = person();
        var made = postJson("/api/profiles", PROFILE, person.auth());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().path("id").stringValue();
        var json = "{\"experts\": [\"bazi\"], \"profile_id\": \"" + id + "\", \"payment_method\": \"test\"}";

        var mine = place(person, json);
        var theirs = place(other, json);

        assertThat(mine.status()).as(mine.body()).isEqualTo(201);
        assertThat(mine.json().path("profile").path("name").stringValue()).isEqualTo("王小明");
        assertThat(theirs.status()).isEqualTo(422);
        assertThat(theirs.fault().path("field").stringValue()).isEqualTo("profile_id");
        assertThat(get("/api/profiles/" + id, other.auth()).status()).isEqualTo(404);
        assertThat(get("/api/profiles", person.auth()).json().path("profiles").size())
                .isEqualTo(1);
        assertThat(delete("/api/profiles/" + id, person.auth()).status()).isEqualTo(204);
        assertThat(get("/api/orders/" + mine.json().path("id").stringValue(), person.auth())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReportIsHandedOutInASandboxAndItsViewsAreCounted() {
        var person = person();
        var order = placed(person);
        assertThat(get("/api/orders/" + order + "/report", person.auth()).status())
                .isEqualTo(409);
        database.sql(
                        "INSERT INTO fortune_report (order_id, job_id, attempt, html, experts, model_used, generation_ms)"
                                + " SELECT id, job_id, 1, '<p>你好</p>', experts, 'computed', 900 FROM fortune_order WHERE id = :id")
                .bind("id", UUID.fromString(order))
                .then()
                .block();

        var report = get("/api/orders/" + order + "/report", person.auth());
        get("/api/orders/" + order + "/report", person("admin", false).auth());

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body()).isEqualTo("<p>你好</p>");
        assertThat(report.header("content-security-policy")).startsWith("sandbox; default-src 'none'");
        assertThat(report.header("x-content-type-options")).isEqualTo("nosniff");
        var facts = get("/api/orders/" + order, person.auth()).json().path("report");
        assertThat(facts.path("view_count").asInt()).isEqualTo(1);
        assertThat(facts.path("experts_included").size()).isEqualTo(2);
        assertThat(facts.path("generation_ms").asLong()).isEqualTo(900);
        assertThat(get("/api/orders/" + order + "/report", person().auth()).status())
                .isEqualTo(404);
    }

    @Test
    void operatorsSearchOrdersAndDoNotSeeWhomTheyAreAbout() {
        var person = person();
        var order = placed(person);
        placed(person());
        var operator = person("operator", false);

        var byEmail = get(
                "/api/desk/orders?email=" + person.email().substring(0, 20).toUpperCase(java.util.Locale.ROOT),
                operator.auth());
        var byId = get("/api/desk/orders?id=" + order + "&status=paid", operator.auth());
        var none = get("/api/desk/orders?status=failed", operator.auth());

        assertThat(byEmail.json().path("count").asInt()).as(byEmail.body()).isEqualTo(1);
        assertThat(byEmail.json().path("orders").path(0).path("profile").isNull())
                .isTrue();
        assertThat(byId.json().path("count").asInt()).isEqualTo(1);
        assertThat(none.json().path("count").asInt()).isZero();
        assertThat(get("/api/desk/orders", person.auth()).status()).isEqualTo(403);
        assertThat(get("/api/desk/orders?status=lost", operator.auth()).status())
                .isEqualTo(422);
    }

    @Test
    void anAnalysisIsNotHadWithoutPaying() {
        var person = person();
        var submitted =
                postJson("/api/jobs", "{\"type\": \"fortune.analysis\", \"input\": {\"order\": \"x\"}}", person.auth());
        var order = placed(person);
        var job =
                get("/api/orders/" + order, person.auth()).json().path("job_id").stringValue();

        var rerun = post("/api/jobs/" + job + "/rerun", person.auth());

        assertThat(submitted.status()).isEqualTo(422);
        assertThat(rerun.status()).as(rerun.body()).isIn(409, 422);
        assertThat(JobId.parse(job)).isNotNull();
        assertThat(count("job WHERE type = 'fortune.analysis'")).isEqualTo(1);
    }
}
