package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.TestPropertySource;

/** An API that lets nobody in without credentials, and people who have some. */
@TestPropertySource(properties = {"errand.accounts.local=false", "errand.accounts.sign-in.tries-per-account=5"})
public abstract class AccountTest extends ApiTest {

    protected static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @BeforeEach
    void nobodyTried() {
        database.sql("TRUNCATE sign_in_try").then().block();
    }

    /** An account and a key of it with all scopes. */
    public record Person(UUID id, String email, String key) {
        public String[] auth() {
            return new String[] {"Authorization", "Bearer " + key};
        }
    }

    /** What a browser holds once it signed in. */
    public record Browser(String session, String csrf) {
        public String[] reading() {
            return new String[] {"Cookie", "errand_session=" + session + "; XSRF-TOKEN=" + csrf};
        }

        public String[] changing() {
            return new String[] {"Cookie", "errand_session=" + session + "; XSRF-TOKEN=" + csrf, "X-XSRF-TOKEN", csrf};
        }
    }

    protected static String credentials(String email, String password) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
    }

    protected String newEmail() {
        return "person" + PEOPLE.incrementAndGet() + "-" + UUID.randomUUID() + "@example.com";
    }

    protected Person person() {
        var email = newEmail();
        var made = postJson("/api/accounts", credentials(email, PASSWORD));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var key = postJson("/api/keys", "{\"name\": \"test\"}", signIn(email).changing());
        assertThat(key.status()).as(key.body()).isEqualTo(201);
        return new Person(
                UUID.fromString(made.json().path("id").stringValue()),
                email,
                key.json().path("key").stringValue());
    }

    /** @param role user, operator or admin */
    protected Person person(String role, boolean payloads) {
        var person = person();
        database.sql("UPDATE account SET role = :role, payloads = :payloads WHERE id = :id")
                .bind("role", role)
                .bind("payloads", payloads)
                .bind("id", person.id)
                .then()
                .block();
        return person;
    }

    protected Browser signIn(String email) {
        var answer = postJson("/api/sessions", credentials(email, PASSWORD));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Browser(cookie(answer, "errand_session"), cookie(answer, "XSRF-TOKEN"));
    }

    protected static String cookie(Answer answer, String name) {
        return answer.headers().get("set-cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).replaceFirst(";.*", ""))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    protected Answer patchJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A job of this person, of a type without stages. */
    protected String submitted(Person person) {
        var answer = postJson("/api/jobs", "{\"type\": \"test.plain\", \"input\": {\"n\": 7}}", person.auth());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").stringValue();
    }

    protected long audited(String action, UUID account) {
        return database.sql("SELECT count(*) AS n FROM audit WHERE action = :action AND account_id = :account")
                .bind("action", action)
                .bind("account", account)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
