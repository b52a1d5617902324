package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys for scripts. */
class ApiKeyTest extends AccountTest {

    private String key(Person person, String body) {
        var answer = postJson("/api/keys", body, person.auth());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("key").stringValue();
    }

    private Answer meWith(String key) {
        return get("/api/me", "Authorization", "Bearer " + key);
    }

    @Test
    void aKeyIsShownOnceAndStoredAsItsHash() {
        var person = person();
        var key = key(person, "{\"name\": \"ci\"}");

        var list = get("/api/keys", person.auth());
        var stored = database.sql("SELECT string_agg(k::text, ' ') AS all FROM api_key k")
                .map(row -> row.get("all", String.class))
                .one()
                .block();

        assertThat(key).startsWith("errand_").hasSizeGreaterThan(45);
        assertThat(list.body()).contains("\"ci\"", key.substring(0, 13)).doesNotContain(key);
        assertThat(stored).doesNotContain(key);
        assertThat(meWith(key).json().path("id").stringValue())
                .isEqualTo(person.id().toString());
    }

    @Test
    void aKeyThatWasRemovedIsGoodForNothing() {
        var person = person();
        var made = postJson("/api/keys", "{\"name\": \"ci\"}", person.auth()).json();
        var key = made.path("key").stringValue();
        assertThat(meWith(key).status()).isEqualTo(200);

        assertThat(delete("/api/keys/" + made.path("id").stringValue(), person.auth())
                        .status())
                .isEqualTo(204);

        var refused = meWith(key);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void aKeyOfSomebodyElseIsUnknown() {
        var made = postJson("/api/keys", "{\"name\": \"ci\"}", person().auth()).json();

        assertThat(delete("/api/keys/" + made.path("id").stringValue(), person().auth())
                        .status())
                .isEqualTo(404);
        assertThat(meWith(made.path("key").stringValue()).status()).isEqualTo(200);
    }

    @Test
    void aKeyExpires() {
        var person = person();
        var key = key(person, "{\"name\": \"short\", \"expires_at\": \"2099-01-01T00:00:00Z\"}");
        assertThat(meWith(key).status()).isEqualTo(200);
        database.sql("UPDATE api_key SET expires_at = now() WHERE name = 'short'")
                .then()
                .block();

        assertThat(meWith(key).status()).isEqualTo(401);
    }

    @Test
    void aKeyDoesNoMoreThanItsScopes() {
        var person = person();
        var reader = key(person, "{\"name\": \"reader\", \"scopes\": [\"jobs:read\"]}");
        var auth = new String[] {"Authorization", "Bearer " + reader};

        assertThat(get("/api/jobs", auth).status()).isEqualTo(200);
        assertThat(postJson("/api/jobs", "{\"type\": \"test.plain\"}", auth).status())
                .isEqualTo(403);
        assertThat(postJson("/api/keys", "{\"name\": \"more\"}", auth).status()).isEqualTo(403);
        assertThat(delete("/api/me", auth).status()).isEqualTo(403);
    }

    @Test
    void aKeyMakesNoKeyThatMayDoMore() {
        var person = person();
        var narrow = key(person, "{\"name\": \"keys only\", \"scopes\": [\"account\"]}");
        var auth = new String[] {"Authorization", "Bearer " + narrow};

        assertThat(postJson("/api/keys", "{\"name\": \"x\", \"scopes\": [\"jobs:write\"]}", auth)
                        .status())
                .isEqualTo(422);
        var child = postJson("/api/keys", "{\"name\": \"x\"}", auth);
        assertThat(child.json().path("scopes").toString()).isEqualTo("[\"account\"]");
    }

    @Test
    void whatIsNoKeyOrNotOfferedIsRefused() {
        var person = person();

        assertThat(postJson("/api/keys", "{\"name\": \" \"}", person.auth()).status())
                .isEqualTo(422);
        assertThat(postJson("/api/keys", "{\"name\": \"x\", \"scopes\": [\"root\"]}", person.auth())
                        .status())
                .isEqualTo(422);
        assertThat(postJson("/api/keys", "{\"name\": \"x\", \"account_id\": \"1\"}", person.auth())
                        .status())
                .isEqualTo(422);
        assertThat(postJson("/api/keys", "{\"name\": \"x\", \"expires_at\": \"2001-01-01T00:00:00Z\"}", person.auth())
                        .status())
                .isEqualTo(422);
        assertThat(meWith("errand_nonsense").status()).isEqualTo(401);
        assertThat(get("/api/me", "Authorization", "Basic eDp5").status()).isEqualTo(401);
    }

    @Test
    void itsUseIsRemembered() {
        var person = person();
        meWith(person.key());

        var keys = get("/api/keys", person.auth()).json().path("keys");

        assertThat(keys.path(0).path("last_used_at").isString()).isTrue();
    }
}
