package dev.errand.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door, the description of the API, and what is told to operators. */
class HomeTest extends ApiTest {

    @Test
    void aProgramIsWelcomedAndABrowserIsSentToTheConsole() {
        assertThat(get("/").json().path("message").stringValue()).contains("running");
        assertThat(get("/", "Accept", "application/json").status()).isEqualTo(200);
        var browser = get("/", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(browser.status()).isEqualTo(302);
        assertThat(browser.header("location")).isEqualTo("/console/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/shop", "/console/mailbox", "/console/desk"})
    void theConsoleLoadsNothingButItsOwnFiles(String address) {
        var page = get(address);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-security-policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick");
        assertThat(Pattern.compile("<script(?![^>]*src=)").matcher(page.body()).find())
                .as("inline script")
                .isFalse();
        var references = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(page.body());
        var found = 0;
        while (references.find()) {
            var file = references.group(1);
            assertThat(file).doesNotContain("//");
            var path = file.startsWith("/") ? file : "/console/" + file;
            assertThat(get(path).status()).as(path).isBetween(200, 302);
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
    }

    @Test
    void everyOperationIsDescribedInTheWordsOfTheWire() {
        var api = get("/openapi.json").json();
        assertThat(api.path("info").path("title").stringValue()).isEqualTo("Errand");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/analyze",
                        "/tasks/{id}",
                        "/tasks/{id}/result",
                        "/tasks",
                        "/workers/health",
                        "/api/jobs/{id}/events");
        api.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(operation -> {
                    var of = operation.getKey() + " " + path.getKey();
                    assertThat(operation.getValue().path("summary").stringValue(""))
                            .as(of)
                            .isNotEmpty();
                    assertThat(operation.getValue().path("responses").propertyNames())
                            .as(of)
                            .contains("4XX");
                }));
        var job = api.path("components").path("schemas").path("Job").path("properties");
        assertThat(job.propertyNames()).contains("display_status", "max_retries");
        var id = api.path("paths")
                .path("/api/jobs/{id}")
                .path("get")
                .path("parameters")
                .path(0)
                .path("schema");
        assertThat(id.path("format").stringValue("")).isEqualTo("uuid");
    }

    @Test
    void everyOperationOfTheApiHasANameOfItsOwnAndTellsItsErrors() {
        var api = get("/openapi.json").json();
        var names = new java.util.HashSet<String>();
        var operations = 0;
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (!path.getKey().startsWith("/api")) {
                    continue;
                }
                var of = operation.getKey() + " " + path.getKey();
                var described = operation.getValue();
                operations++;
                assertThat(names.add(described.path("operationId").stringValue("")))
                        .as(of)
                        .isTrue();
                assertThat(described.path("summary").stringValue("")).as(of).isNotEmpty();
                assertThat(described.path("tags").size()).as(of).isEqualTo(1);
                assertThat(described.path("responses").propertyNames()).as(of).contains("4XX", "5XX");
                if (path.getKey().contains("{")) {
                    assertThat(described.path("responses").propertyNames())
                            .as(of)
                            .contains("404");
                }
                described.path("responses").properties().stream()
                        .filter(answer -> answer.getKey().startsWith("4"))
                        .forEach(answer -> assertThat(
                                        answer.getValue().path("content").propertyNames())
                                .as(of + " " + answer.getKey())
                                .containsExactly("application/problem+json"));
            }
        }
        assertThat(operations).isGreaterThanOrEqualTo(17);
        var submit = api.path("paths").path("/api/jobs").path("post");
        assertThat(submit.path("responses").propertyNames()).contains("202", "400", "409", "413", "415", "422");
        assertThat(submit.toString()).contains("#/components/schemas/NewJob", "Idempotency-Key");
    }

    @Test
    void theDocsMayLoadTheirOwnScripts() {
        var docs = get("/docs");
        assertThat(docs.status()).isEqualTo(302);
        var page = get(docs.header("location"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-security-policy")).contains("script-src 'self'");
    }

    @Test
    void whatIsNotThereIsAProblemDocument() {
        var missing = get("/no/such/place");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("content-type")).isEqualTo("application/problem+json");
        assertThat(missing.json().path("type").stringValue()).isEqualTo("https://errand.dev/problems/not-found");
        var method = post("/tasks");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("allow")).contains("GET");
        assertThat(get("/tasks", "Accept", "text/csv").status()).isEqualTo(406);
    }

    @Test
    void healthAsksBothServersAndMetricsCount() {
        var health = send(management("/actuator/health")).json();
        assertThat(health.path("components").path("database").path("status").stringValue())
                .isEqualTo("UP");
        assertThat(health.path("components").path("redis").path("status").stringValue())
                .isEqualTo("UP");
        assertThat(send(management("/actuator/health/readiness")).status()).isEqualTo(200);
        assertThat(send(management("/actuator/health/liveness")).status()).isEqualTo(200);
        assertThat(send(management("/actuator/prometheus")).body())
                .contains("errand_streams_open", "errand_offers_missed_total");
        assertThat(send(management("/actuator/env")).status()).isEqualTo(404);
        assertThat(get("/actuator/health").status()).as("on the public port").isEqualTo(404);
    }

    private HttpRequest.Builder management(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .GET();
    }
}
