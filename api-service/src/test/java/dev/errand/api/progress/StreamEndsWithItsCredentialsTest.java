package dev.errand.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.account.AccountTest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stream that was let in is not let in for ever. */
class StreamEndsWithItsCredentialsTest extends AccountTest {

    private CompletableFuture<HttpResponse<Void>> open(String job, String... headers) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        request("/api/jobs/" + job + "/events", headers).GET().build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private static void assertEnds(CompletableFuture<HttpResponse<Void>> stream) throws Exception {
        assertThat(stream.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private void waitForStream(CompletableFuture<HttpResponse<Void>> stream) throws Exception {
        TimeUnit.SECONDS.sleep(1); // three looks at its credentials
        assertThat(stream).isNotDone();
    }

    @Test
    void withAKeyThatIsRemoved() throws Exception {
        var person = person();
        var stream = open(submitted(person), person.auth());
        waitForStream(stream);

        database.sql("DELETE FROM api_key WHERE account_id = :id")
                .bind("id", person.id())
                .then()
                .block();

        assertEnds(stream);
    }

    @Test
    void withASessionThatIsSignedOut() throws Exception {
        var person = person();
        var browser = signIn(person.email());
        var stream = open(submitted(person), browser.reading());
        waitForStream(stream);

        assertThat(delete("/api/sessions", browser.changing()).status()).isEqualTo(204);

        assertEnds(stream);
    }

    @Test
    void withARoleThatIsTakenAway() throws Exception {
        var operator = person("operator", false);
        var stream = open(submitted(person()), operator.auth());
        waitForStream(stream);

        database.sql("UPDATE account SET role = 'user' WHERE id = :id")
                .bind("id", operator.id())
                .then()
                .block();

        assertEnds(stream);
    }
}
