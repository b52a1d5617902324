package dev.errand.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of what was spent. */
class UsageApiTest extends ApiTest {

    @BeforeEach
    void noUsage() {
        database.sql("TRUNCATE job_usage").then().block();
    }

    private void used(String model, String at, String cost) {
        database.sql("INSERT INTO job_usage VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'agent.run',"
                        + " gen_random_uuid(), 'p', :model, 10, 5, 2, 1, :cost::numeric, :at::timestamptz)")
                .bind("model", model)
                .bind("cost", cost)
                .bind("at", at)
                .then()
                .block();
    }

    @Test
    void sumsAreByDayAndModelAndUnknownIsNotZero() {
        used("a", "2026-03-01T23:59:59Z", "0.25");
        used("a", "2026-03-01T00:00:00Z", "0.50");
        used("a", "2026-03-02T00:00:00Z", "1");
        database.sql(
                        "INSERT INTO job_usage SELECT gen_random_uuid(), gen_random_uuid(), 1, type, owner_id, 'p', 'b', 1, 1, 0,"
                                + " 0, NULL, at FROM job_usage WHERE cost_usd = 0.25")
                .then()
                .block();
        var usage = get("/api/usage?by=day,model&from=2026-03-01&to=2026-03-01")
                .json()
                .path("usage");
        assertThat(usage.size()).isEqualTo(2);
        var a = usage.path(0);
        assertThat(a.path("model").stringValue()).isEqualTo("a");
        assertThat(a.path("input_tokens").longValue()).isEqualTo(20);
        assertThat(a.path("cost_usd").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(usage.path(1).path("cost_usd").isNumber()).isFalse();
        assertThat(usage.path(1).path("unpriced").longValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"by=colour", "from=yesterday", "from=2026-03-02&to=2026-03-01", "from=2020-01-01&to=2026-01-01"})
    void aBadValueIsAProblem(String query) {
        var answer = get("/api/usage?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }
}
