package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import org.junit.jupiter.api.Test;

/** Ordering, and what an order says while its analysis goes on. */
class OrderApiTest extends ShopTest {

    @Test
    void aPackageCostsWhatItSaysAndIsQueuedOnceItIsPaid() {
        var person = person();

        var answer = place(person, order("\"package\": \"popular-trio\", \"question\": \"What next?\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(get("/api/packages").json().path("payment_methods").toString())
                .isEqualTo("[\"test\"]");
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
    void itIsAnsweredAsItIsListed() {
        var person = person();

        var placed = place(person, order("\"package\": \"popular-trio\", \"question\": \"What next?\""));
        var listed = get("/api/orders", person.auth()).json().path("orders").get(0);

        assertThat(placed.json()).isEqualTo(listed);
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

    @Test
    void whoCancelsTheirAnalysisIsNotToldThatItIsReviewed() {
        var person = person();
        var order = placed(person);
        var job =
                get("/api/orders/" + order, person.auth()).json().path("job_id").stringValue();

        var cancelled = post("/api/jobs/" + job + "/cancel", person.auth());

        assertThat(cancelled.status()).as(cancelled.body()).isLessThan(300);
        assertThat(status(order, person)).isEqualTo("failed");
        assertThat(mails("order_cancelled_admin")).isEqualTo(1);
        assertThat(mails("order_reviewing") + mails("order_failed_admin")).isZero();
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
