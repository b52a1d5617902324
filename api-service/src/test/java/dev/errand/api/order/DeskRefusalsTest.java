package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the desk does not answer, and whom. */
class DeskRefusalsTest extends DeskTest {

    /** One for all: making an account takes longer than being refused. */
    private static Person operator;

    private String[] operator() {
        if (operator == null) {
            operator = person("operator", false);
        }
        return operator.auth();
    }

    @ParameterizedTest
    @CsvSource({
        "orders?status=lost, 422, status",
        "orders?status=queued, 422, status",
        "jobs?status=paid, 422, status",
        "orders?id=1234, 400, id",
        "jobs?id=1234, 400, id",
        "jobs?order=x, 400, order",
        "reports?order=x, 400, order",
        "reports?job=x, 400, job",
        "reports?model=, 422, model",
        "reports?model=%00, 422, model",
        "orders?before=x, 400, before",
        "jobs?before=x, 400, before",
        "reports?before=x, 400, before",
        "reports?before=0190a5b0-0000-7000-8000-000000000000, 422, before",
        "orders?limit=0, 422, limit",
        "jobs?limit=101, 422, limit",
        "reports?limit=-1, 422, limit",
        "reports?limit=many, 400, limit",
        "orders?from=yesterday, 422, from",
        "jobs?to=2026-11-25, 422, to",
        "reports?to=1732520000, 422, to",
        "orders?to=%2B999999999-01-01T00:00:00Z, 422, to",
        "orders?from=2026-11-25T08:00:01Z&to=2026-11-25T08:00:00Z, 422, from",
        "jobs?from=2026-11-25T08:00:00-01:00&to=2026-11-25T08:00:00Z, 422, from",
        "reports?from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, 422, from",
        "orders?email=, 422, email",
        "jobs?email=a%00b, 422, email",
        "reports?email=a%20b, 422, email"
    })
    void aMistakeIsNamed(String search, int status, String field) {
        var answer = get("/api/desk/" + search, operator());

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.fault().path("field").asString()).isEqualTo(field);
    }

    @Test
    void anAddressLongerThanAnyIsAMistake() {
        var answer = get("/api/desk/orders?email=" + "a".repeat(255), operator());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault().path("field").asString()).isEqualTo("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "jobs", "reports"})
    void customersAndStrangersAreTurnedAway(String desk) {
        var person = person();
        var order = placed(person);
        completes(order, "computed");

        var customer = get("/api/desk/" + desk + "?email=" + person.email(), person.auth());

        assertThat(customer.status()).isEqualTo(403);
        assertThat(customer.body()).doesNotContain(order);
        assertThat(get("/api/desk/" + desk).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ids\": [\"x\"]} | ids[0]",
                "{\"ids\": [null]} | ids",
                "{\"ids\": \"all\"} | ids",
                "{\"id\": []} | id",
                "{\"dry_run\": \"maybe\"} | dry_run"
            })
    void aRetryThatMeansNothingRetriesNothing(String json, String field) {
        var order = placed(person());
        fails(order);

        var answer = postJson("/api/desk/orders/retry-failed", json, operator());

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.fault().path("field").asString("")).isEqualTo(field);
        assertThat(count("job WHERE status = 'failed'")).isEqualTo(1);
    }

    @Test
    void moreThanAThousandAtOnceAreTooMany() {
        var ids = Stream.generate(() -> "\"" + JobId.next() + "\"").limit(1_001).collect(Collectors.joining(","));

        var answer = postJson("/api/desk/orders/retry-failed", "{\"ids\": [" + ids + "]}", operator());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault().path("field").asString()).isEqualTo("ids");
    }
}
