package dev.errand.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sees what of orders: customers, others, operators. */
class SeenOrdersTest extends ShopTest {

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
}
