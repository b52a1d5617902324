package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that are not taken. */
class RefusedOrdersTest extends ShopTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"birth_date\": \"1990-05-17\" | \"birth_date\": \"2190-01-01\" | profile.birth_date",
                "\"birth_date\": \"1990-05-17\" | \"birth_date\": \"1899-12-31\" | profile.birth_date",
                "\"birth_date\": \"1990-05-17\" | \"birth_date\": \"17.5.1990\" | profile.birth_date",
                "\"birth_time\": \"08:30\" | \"birth_time\": \"25:00\" | profile.birth_time",
                "\"timezone\": \"Asia/Taipei\" | \"timezone\": \"Mars/Olympus\" | profile.timezone",
                "\"timezone\": \"Asia/Taipei\" | \"time_zone\": \"Asia/Taipei\" | profile.time_zone",
                "\"gender\": \"male\" | \"gender\": \"yes\" | profile.gender",
                "\"name\": \"王小明\" | \"name\": \"\" | profile.name",
                "\"experts\": [\"bazi\"] | \"experts\": [] | experts",
                "\"experts\": [\"bazi\"] | \"experts\": [\"tarot\"] | experts",
                "\"experts\": [\"bazi\"] | \"experts\": [\"bazi\", \"bazi\"] | experts",
                "\"experts\": [\"bazi\"] | \"package\": \"no-such\" | package",
                "\"experts\": [\"bazi\"] | \"experts\": [\"bazi\"], \"package\": \"complete\" | package",
                "\"experts\": [\"bazi\"] | \"experts\": [\"bazi\"], \"total_price\": 0.01 | total_price",
                "\"payment_method\": \"test\" | \"payment_method\": \"barter\" | payment_method",
                "\"payment_method\": \"test\" | \"payment_method\": \"stripe\" | payment_method",
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
}
