package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signing up, in and out by password and cookie. */
class SignInTest extends AccountTest {

    private Answer tryToSignIn(String email, String password, String... headers) {
        return postJson("/api/sessions", credentials(email, password), headers);
    }

    private String signedUp() {
        var email = newEmail();
        assertThat(postJson("/api/accounts", credentials(email, PASSWORD)).status())
                .isEqualTo(201);
        return email;
    }

    @Test
    void whoSignsInIsKnownByACookieThatNoPageReads() {
        var email = signedUp();

        var answer = tryToSignIn(email.toUpperCase(), PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        var session = answer.headers().get("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("errand_session="))
                .findFirst()
                .orElseThrow();
        assertThat(session)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        var me = get("/api/me", "Cookie", "errand_session=" + cookie(answer, "errand_session"));
        assertThat(me.json().path("email").stringValue()).isEqualTo(email);
        assertThat(me.json().path("role").stringValue()).isEqualTo("user");
    }

    @Test
    void theDatabaseHoldsNeitherPasswordNorSession() {
        var email = signedUp();
        var session = cookie(tryToSignIn(email, PASSWORD), "errand_session");
        var stored = database.sql(
                        "SELECT a::text || s::text AS all FROM account a JOIN account_session s ON s.account_id ="
                                + " a.id WHERE a.email = :email")
                .bind("email", email)
                .map(row -> row.get("all", String.class))
                .one()
                .block();

        assertThat(stored).contains("{bcrypt}").doesNotContain(PASSWORD, session);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreToldTheSame() {
        var email = signedUp();

        var wrong = tryToSignIn(email, "not the password");
        var unknown = tryToSignIn(newEmail(), PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("content-type")).isEqualTo("application/problem+json");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void aChangeByCookieTakesItsCsrfToken() {
        var browser = signIn(signedUp());
        var session = "errand_session=" + browser.session();

        var none = postJson("/api/keys", "{\"name\": \"k\"}", "Cookie", session);
        var header = postJson("/api/keys", "{\"name\": \"k\"}", "Cookie", session, "X-XSRF-TOKEN", browser.csrf());
        var other = postJson(
                "/api/keys",
                "{\"name\": \"k\"}",
                "Cookie",
                session + "; XSRF-TOKEN=" + browser.csrf(),
                "X-XSRF-TOKEN",
                "x");
        var both = postJson("/api/keys", "{\"name\": \"k\"}", browser.changing());

        assertThat(none.status()).isEqualTo(403);
        assertThat(none.json().path("type").stringValue()).endsWith("/csrf");
        assertThat(header.status()).isEqualTo(403);
        assertThat(other.status()).isEqualTo(403);
        assertThat(both.status()).isEqualTo(201);
    }

    @Test
    void aSessionThatSomebodyElseChoseIsNeverValid() {
        var email = signedUp();
        var fixed = "errand_session=chosen-by-an-attacker";
        var before = signIn(email);

        var answer = tryToSignIn(email, PASSWORD, "Cookie", fixed);
        var again = tryToSignIn(email, PASSWORD, "Cookie", "errand_session=" + before.session());

        assertThat(cookie(answer, "errand_session")).isNotEqualTo("chosen-by-an-attacker");
        assertThat(get("/api/me", "Cookie", fixed).status()).isEqualTo(401);
        assertThat(cookie(again, "errand_session")).isNotEqualTo(before.session());
        assertThat(get("/api/me", before.reading()).status()).as("rotated").isEqualTo(401);
    }

    @Test
    void whoSignedOutIsOutOnTheServer() {
        var browser = signIn(signedUp());
        assertThat(get("/api/me", browser.reading()).status()).isEqualTo(200);

        assertThat(delete("/api/sessions", browser.reading()).status()).isEqualTo(403);
        assertThat(delete("/api/sessions", browser.changing()).status()).isEqualTo(204);

        assertThat(get("/api/me", browser.reading()).status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsInTime() {
        var browser = signIn(signedUp());
        database.sql("UPDATE account_session SET expires_at = now() - interval '1 second'")
                .then()
                .block();

        assertThat(get("/api/me", browser.reading()).status()).isEqualTo(401);
    }

    @Test
    void fieldsThatAreNotOfferedAreRefused() {
        var email = newEmail();
        var body = credentials(email, PASSWORD).replace("}", ", \"role\": \"admin\"}");

        var answer = postJson("/api/accounts", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault().path("field").stringValue()).isEqualTo("role");
        assertThat(tryToSignIn(email, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void whatIsNoAddressOrNoPasswordIsRefused() {
        assertThat(postJson("/api/accounts", credentials("nobody", PASSWORD)).status())
                .isEqualTo(422);
        assertThat(postJson("/api/accounts", credentials(newEmail(), "short")).status())
                .isEqualTo(422);
        assertThat(postJson("/api/accounts", credentials(newEmail(), "x".repeat(73)))
                        .status())
                .isEqualTo(422);
        assertThat(postJson("/api/accounts", "{\"email\": 1").status()).isEqualTo(400);
        var email = signedUp();
        assertThat(postJson("/api/accounts", credentials(email, PASSWORD)).status())
                .isEqualTo(409);
    }

    @Test
    void guessesAreCountedEvenAllAtOnceAndForTheRightPasswordToo() {
        var email = signedUp();
        database.sql("TRUNCATE sign_in_try").then().block();
        var clients = Executors.newFixedThreadPool(20);
        var statuses = IntStream.range(0, 20)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> tryToSignIn(email, "guess " + n), clients))
                .toList()
                .stream()
                .map(answer -> answer.join().status())
                .toList();
        clients.shutdown();

        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(5);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(15);
        var right = tryToSignIn(email, PASSWORD);
        assertThat(right.status()).isEqualTo(429);
        assertThat(Integer.parseInt(right.header("retry-after"))).isBetween(1, 900);
    }

    @Test
    void aSuccessTakesTriesBackAndAWindowEnds() {
        var email = signedUp();
        for (var n = 0; n < 4; n++) {
            assertThat(tryToSignIn(email, "wrong password").status()).isEqualTo(401);
        }
        assertThat(tryToSignIn(email, PASSWORD).status()).isEqualTo(201);
        for (var n = 0; n < 5; n++) {
            assertThat(tryToSignIn(email, "wrong password").status()).isEqualTo(401);
        }
        assertThat(tryToSignIn(email, PASSWORD).status()).isEqualTo(429);

        database.sql("UPDATE sign_in_try SET since = now() - interval '16 minutes'")
                .then()
                .block();

        assertThat(tryToSignIn(email, PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void whoComesInIsWrittenDown() {
        var email = newEmail();
        var id = UUID.fromString(postJson("/api/accounts", credentials(email, PASSWORD))
                .json()
                .path("id")
                .stringValue());
        tryToSignIn(email, "wrong password");
        delete("/api/sessions", signIn(email).changing());

        assertThat(audited("signed_up", id)).isEqualTo(1);
        assertThat(audited("sign_in_failed", id)).isEqualTo(1);
        assertThat(audited("signed_in", id)).isEqualTo(1);
        assertThat(audited("signed_out", id)).isEqualTo(1);
    }
}
