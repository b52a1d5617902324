package dev.errand.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.api.account.AccountTest;
import dev.errand.api.connection.RowAccess;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Webhook endpoints as their owners see them. */
class WebhookApiTest extends AccountTest {

    private static final String URL = "https://example.com/hook";

    @Autowired
    private DatabaseClient asTheApi;

    private Person owner;

    @BeforeEach
    void somebody() {
        database.sql("TRUNCATE webhook_endpoint, webhook_event CASCADE").then().block();
        owner = person();
    }

    private Answer make(String body) {
        return postJson("/api/webhooks", body, owner.auth());
    }

    private String made(String events) {
        var made = make("{\"url\": \"" + URL + "\", \"events\": " + events + "}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").stringValue();
    }

    private String text(String query) {
        return database.sql(query).map(row -> row.get(0, String.class)).one().block();
    }

    @Test
    void anEndpointsSecretIsShownOnceAndIsWhatItsMessagesAreSignedWith() {
        var made = make("{\"url\": \"" + URL + "\", \"events\": [\"job.failed\"]}");

        assertThat(made.status()).isEqualTo(201);
        var secret = made.json().path("secret").stringValue();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(text("SELECT secret FROM webhook_secret")).isEqualTo(secret);
        var shown = get("/api/webhooks/" + made.json().path("id").stringValue(), owner.auth());
        assertThat(shown.json().path("url").stringValue()).isEqualTo(URL);
        assertThat(shown.json().path("events").path(0).stringValue()).isEqualTo("job.failed");
        assertThat(shown.json().path("disabled_at").isNull()).isTrue();
        assertThat(shown.body()).doesNotContain("secret");
        var listed = get("/api/webhooks", owner.auth());
        assertThat(listed.json().path("webhooks").size()).isEqualTo(1);
        assertThat(listed.body()).doesNotContain("secret");
    }

    @Test
    void anEndpointIsToldOfEverythingUnlessItSaysOfWhat() {
        var made = make("{\"url\": \"" + URL + "\"}");

        assertThat(made.json().path("events").toString())
                .isEqualTo("[\"job.completed\",\"job.failed\",\"job.cancelled\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url    | {\"events\": [\"job.failed\"]}",
                "url    | {\"url\": \"http://example.com/\"}",
                "url    | {\"url\": \"ftp://example.com/\"}",
                "url    | {\"url\": \"https:///hook\"}",
                "url    | {\"url\": \"https://user:word@example.com/\"}",
                "url    | {\"url\": \"https://example.com/#part\"}",
                "url    | {\"url\": \"https://exa mple.com/\"}",
                "url    | {\"url\": \"https://example.com:0/\"}",
                "events | {\"url\": \"https://example.com/\", \"events\": {}}",
                "events | {\"url\": \"https://example.com/\", \"events\": []}",
                "events | {\"url\": \"https://example.com/\", \"events\": [\"job.started\"]}",
                "events | {\"url\": \"https://example.com/\", \"events\": [\"webhook.test\"]}",
                "owner  | {\"url\": \"https://example.com/\", \"owner\": \"me\"}"
            })
    void whatCannotBeAnEndpointIsRefusedWithTheFieldThatIsWrong(String field, String body) {
        var refused = make(body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.fault().path("field").stringValue()).isEqualTo(field);
    }

    @Test
    void thereAreTwentyEndpointsAtMost() {
        for (var n = 0; n < 20; n++) {
            made("[\"job.failed\"]");
        }
        assertThat(make("{\"url\": \"" + URL + "\"}").status()).isEqualTo(422);
    }

    @Test
    void anEndpointIsChangedStoppedLetGoOnAndRemoved() {
        var path = "/api/webhooks/" + made("[\"job.failed\"]");
        database.sql("UPDATE webhook_endpoint SET failures = 3, failing_since = now()")
                .then()
                .block();

        var stopped = patchJson(path, "{\"enabled\": false, \"url\": \"https://other.example.com/\"}", owner.auth())
                .json();
        assertThat(stopped.path("disabled_reason").stringValue()).isEqualTo("by its owner");
        assertThat(stopped.path("url").stringValue()).isEqualTo("https://other.example.com/");
        assertThat(stopped.path("events").path(0).stringValue()).isEqualTo("job.failed");
        assertThat(stopped.path("failures").intValue()).isEqualTo(3);
        assertThat(post(path + "/test", owner.auth()).status()).isEqualTo(409);

        var going = patchJson(path, "{\"enabled\": true, \"events\": [\"job.cancelled\"]}", owner.auth())
                .json();
        assertThat(going.path("disabled_at").isNull()).isTrue();
        assertThat(going.path("failures").intValue()).isZero();
        assertThat(going.path("events").toString()).isEqualTo("[\"job.cancelled\"]");
        assertThat(patchJson(path, "{\"url\": \"http://example.com\"}", owner.auth())
                        .status())
                .isEqualTo(422);

        assertThat(send(request(path, owner.auth()).DELETE()).status()).isEqualTo(204);
        assertThat(get(path, owner.auth()).status()).isEqualTo(404);
        assertThat(count("webhook_secret")).isZero();
        assertThat(audited("webhook_made", owner.id())).isEqualTo(1);
        assertThat(audited("webhook_changed", owner.id())).isEqualTo(2);
        assertThat(audited("webhook_removed", owner.id())).isEqualTo(1);
    }

    @Test
    void aRotatedSecretSignsForADayMoreAndRotatingTwiceRevokesIt() {
        var path = "/api/webhooks/" + made("[\"job.failed\"]");
        var first = text("SELECT secret FROM webhook_secret");

        var second = post(path + "/rotate", owner.auth()).json().path("secret").stringValue();

        assertThat(second).startsWith("whsec_").isNotEqualTo(first);
        assertThat(text("SELECT secret FROM webhook_secret WHERE expires_at IS NULL"))
                .isEqualTo(second);
        assertThat(text("SELECT secret FROM webhook_secret"
                        + " WHERE expires_at BETWEEN now() + interval '23 hours' AND now() + interval '25 hours'"))
                .isEqualTo(first);
        post(path + "/rotate", owner.auth());
        assertThat(text("SELECT secret FROM webhook_secret WHERE expires_at IS NOT NULL"))
                .isEqualTo(second);
        assertThat(audited("webhook_rotated", owner.id())).isEqualTo(2);
    }

    @Test
    void aTestIsAMessageWithAJobThatNamesNothingButItsRow() {
        var path = "/api/webhooks/" + made("[\"job.failed\"]");

        var sent = post(path + "/test", owner.auth());

        assertThat(sent.status()).isEqualTo(202);
        var delivery = sent.json();
        assertThat(delivery.path("event").stringValue()).isEqualTo("webhook.test");
        assertThat(delivery.path("status").stringValue()).isEqualTo("pending");
        assertThat(text("SELECT lane || ' ' || type || ' ' || (owner_id = '" + owner.id()
                        + "') || ' ' || input FROM job"))
                .isEqualTo("notify webhook.delivery true {\"delivery\": \""
                        + delivery.path("id").stringValue() + "\"}");
    }

    @Test
    void theLogShowsEveryAttemptAndAMessageIsSentAgainUnderItsId() {
        var path = "/api/webhooks/" + made("[\"job.failed\"]");
        var first = post(path + "/test", owner.auth()).json();
        var again = path + "/deliveries/" + first.path("id").stringValue() + "/redeliver";
        assertThat(post(again, owner.auth()).status()).isEqualTo(409);
        database.sql("INSERT INTO webhook_attempt (delivery_id, job_id, attempt, status_code, latency_ms, error)"
                        + " SELECT id, job_id, 1, 500, 12, 'answered 500' FROM webhook_delivery")
                .then()
                .block();
        database.sql("UPDATE webhook_delivery SET status = 'failed', ended_at = now()")
                .then()
                .block();

        var second = post(again, owner.auth());

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().path("message_id")).isEqualTo(first.path("message_id"));
        assertThat(second.json().path("job_id")).isNotEqualTo(first.path("job_id"));
        var log = get(path + "/deliveries?limit=1", owner.auth()).json();
        var shown = log.path("deliveries").path(0);
        assertThat(shown.path("status").stringValue()).isEqualTo("pending");
        assertThat(shown.path("attempts").size()).isEqualTo(1);
        assertThat(shown.path("attempts").path(0).path("status_code").intValue())
                .isEqualTo(500);
        assertThat(shown.path("attempts").path(0).path("latency_ms").intValue()).isEqualTo(12);
        assertThat(shown.path("attempts").path(0).path("error").stringValue()).isEqualTo("answered 500");
        var rest = get(path + "/deliveries?before=" + log.path("next").stringValue(), owner.auth())
                .json();
        assertThat(rest.path("deliveries").size()).isZero();
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(get(path + "/deliveries?limit=101", owner.auth()).status()).isEqualTo(422);
    }

    @Test
    void aCancelledJobIsNotedForItsOwnerWhoeverCancelsIt() {
        made("[\"job.cancelled\"]");
        var mine = submitted(owner);
        var stopped = submitted(owner);
        var others = submitted(person());

        post("/api/jobs/" + mine + "/cancel", owner.auth());
        var operator = person("operator", false);
        post("/api/jobs/" + stopped + "/cancel", operator.auth());
        post("/api/jobs/" + others + "/cancel", operator.auth());

        assertThat(database.sql("SELECT job_id FROM webhook_event WHERE status = 'cancelled' AND owner_id = :owner")
                        .bind("owner", owner.id())
                        .map(row -> row.get(0, UUID.class).toString())
                        .all()
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(mine, stopped);
        assertThat(count("webhook_event")).isEqualTo(2);
    }

    @Test
    void anErasedAccountHasNoEndpointsAndNobodyIsToldOfItsJobs() {
        made("[\"job.cancelled\"]");
        submitted(owner);

        assertThat(send(request("/api/me", owner.auth()).DELETE()).status()).isEqualTo(204);

        assertThat(count("webhook_endpoint")).isZero();
        assertThat(count("webhook_secret")).isZero();
        assertThat(count("webhook_event")).isZero();
    }

    @Test
    void theApisDatabaseRoleCannotReadSecrets() {
        made("[\"job.failed\"]");
        Mono<Long> seen = asTheApi.sql("SELECT count(endpoint_id) FROM webhook_secret")
                .map(row -> row.get(0, Long.class))
                .one();
        Mono<String> read = asTheApi.sql("SELECT secret FROM webhook_secret")
                .map(row -> row.get(0, String.class))
                .one();

        assertThat(RowAccess.everything(seen).block()).isEqualTo(1);
        assertThat(seen.block()).isZero();
        assertThatThrownBy(() -> RowAccess.everything(read).block()).hasMessageContaining("permission denied");
    }
}
