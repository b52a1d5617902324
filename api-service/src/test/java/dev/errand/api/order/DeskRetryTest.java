package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Operators let failed orders run again. */
class DeskRetryTest extends DeskTest {

    private String retry(Person by, String json) {
        var answer = postJson("/api/desk/orders/retry-failed", json, by.auth());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void onlyWhatIsSelectedAndHadFailedRunsAgain() {
        var person = person();
        var selected = placed(person);
        var other = placed(person);
        var waiting = placed(person);
        fails(selected);
        fails(other);
        var operator = person("operator", false);

        var answer = retry(operator, "{\"ids\": [\"" + selected + "\", \"" + waiting + "\"]}");

        assertThat(answer).isEqualTo("{\"failed\":1,\"retried\":1}");
        assertThat(orders(operator, "?status=failed")).containsExactly(other);
        assertThat(orders(operator, "?status=paid")).containsExactly(waiting, selected);
        assertThat(audited("job_retried", operator.id())).isEqualTo(1);
    }

    @Test
    void theCountOfFailuresBeginsAnewAndTheAttemptsGoOn() {
        var order = placed(person());
        fails(order);
        var operator = person("operator", false);

        retry(operator, "{}");

        var job = get("/api/desk/jobs?order=" + order, operator.auth())
                .json()
                .path("jobs")
                .path(0);
        assertThat(job.path("display_status").asString()).isEqualTo("queued");
        assertThat(job.path("failures").asInt()).isZero();
        assertThat(job.path("attempt").asInt()).isEqualTo(4);
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        for (var n = 0; n < 3; n++) {
            fails(placed(person()));
        }
        var operator = person("operator", false);

        assertThat(retry(operator, "{\"dry_run\": true}")).isEqualTo("{\"failed\":3,\"retried\":0}");
        assertThat(orders(operator, "?status=failed")).hasSize(3);
        assertThat(retry(operator, "{\"dry_run\": false}")).isEqualTo("{\"failed\":3,\"retried\":3}");
        assertThat(retry(operator, "{\"dry_run\": true}")).isEqualTo("{\"failed\":0,\"retried\":0}");
    }

    @Test
    void anOrderWhoseMoneyWentBackOrWhoseJobIsGoneIsNotRetried() {
        var refunded = placed(person());
        var removed = placed(person());
        fails(refunded);
        fails(removed);
        database.sql("UPDATE fortune_order SET status = 'refunded' WHERE id = :id")
                .bind("id", java.util.UUID.fromString(refunded))
                .then()
                .block();
        job(removed, "DELETE FROM job WHERE id = $job");

        assertThat(retry(person("operator", false), "{}")).isEqualTo("{\"failed\":0,\"retried\":0}");
    }

    @Test
    void whatItsCustomerCancelledIsRetriedOnlyByName() {
        var order = placed(person());
        job(order, "UPDATE job SET status = 'cancelled', completed_at = now() WHERE id = $job");
        var operator = person("operator", false);

        assertThat(retry(operator, "{}")).isEqualTo("{\"failed\":0,\"retried\":0}");
        assertThat(retry(operator, "{\"ids\": [\"" + order + "\"]}")).isEqualTo("{\"failed\":1,\"retried\":1}");
    }

    @Test
    void customersRetryNothingHere() {
        var person = person();
        fails(placed(person));

        assertThat(postJson("/api/desk/orders/retry-failed", "{}", person.auth())
                        .status())
                .isEqualTo(403);
        assertThat(count("job WHERE status = 'failed'")).isEqualTo(1);
    }
}
