package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.Events;
import dev.errand.job.JobId;
import dev.errand.progress.LogLevel;
import dev.errand.progress.ProgressEvent;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What accounts see of each other: nothing. What operators and admins see, and what is written down of it. */
class IsolationTest extends AccountTest {

    @Test
    void aListHoldsOnesOwnJobs() {
        var one = person();
        var other = person();
        var job = submitted(one);
        submitted(other);

        var list = get("/api/jobs", one.auth()).json();

        assertThat(list.path("count").intValue()).isEqualTo(1);
        assertThat(list.path("jobs").path(0).path("id").stringValue()).isEqualTo(job);
        assertThat(get("/api/jobs?owner=" + other.id(), one.auth())
                        .json()
                        .path("count")
                        .intValue())
                .isZero();
        assertThat(get("/api/jobs", person("operator", false).auth())
                        .json()
                        .path("count")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aJobOfSomebodyElseIsNeitherCancelledNorTold() {
        var job = submitted(person());

        var answer = post("/api/jobs/" + job + "/cancel", person().auth());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(post("/api/jobs/" + job + "/cancel", person().auth()).body());
        assertThat(hands.text(JobId.parse(job), "status")).isEqualTo("queued");
    }

    @Test
    void anOwnerCannotBeChosen() {
        var other = person();
        var body = "{\"type\": \"test.plain\", \"owner_id\": \"" + other.id() + "\"}";

        var answer = postJson("/api/jobs", body, person().auth());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault().path("field").stringValue()).isEqualTo("/owner_id");
    }

    @Test
    void fiftyRequestsUnderOneKeyMakeOneJobForEachAccount() {
        var people = new Person[] {person(), person()};
        var clients = Executors.newFixedThreadPool(50);
        var statuses = IntStream.range(0, 50)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> send(request("/api/jobs", people[n % 2].auth())
                                        .header("Idempotency-Key", "the-same")
                                        .header("Content-Type", "application/json")
                                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "{\"type\": \"test.plain\"}")))
                                .status(),
                        clients))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        clients.shutdown();

        assertThat(statuses).isSubsetOf(202, 409).contains(202);
        assertThat(owners()).containsExactlyInAnyOrder(people[0].id(), people[1].id());
    }

    private java.util.List<UUID> owners() {
        return database.sql("SELECT owner_id FROM job")
                .map(row -> row.get("owner_id", UUID.class))
                .all()
                .collectList()
                .block();
    }

    @Test
    void anOperatorSteersAJobWithoutLookingIntoIt() {
        var owner = person();
        var operator = person("operator", false);
        var job = submitted(owner);
        hands.take(JobId.parse(job));
        hands.complete(JobId.parse(job), "{\"secret\": 42}");

        var seen = get("/api/jobs/" + job, operator.auth()).json();

        assertThat(seen.path("status").stringValue()).isEqualTo("completed");
        assertThat(seen.path("input").isNull()).isTrue();
        assertThat(seen.path("result").isNull()).isTrue();
        assertThat(get("/api/jobs", operator.auth()).body()).doesNotContain("secret");
        assertThat(get("/api/jobs/" + job + "/logs", operator.auth())
                        .json()
                        .path("type")
                        .stringValue())
                .endsWith("/payload-hidden");
        assertThat(audited("payload_viewed", operator.id())).isZero();
        assertThat(get("/api/jobs/" + job, owner.auth())
                        .json()
                        .path("result")
                        .path("secret")
                        .intValue())
                .isEqualTo(42);
    }

    @Test
    void whoLooksIntoAnothersJobIsWrittenDown() {
        var owner = person();
        var operator = person("operator", true);
        var job = submitted(owner);

        var seen = get("/api/jobs/" + job, operator.auth()).json();
        get("/api/jobs/" + job, owner.auth());
        post("/api/jobs/" + job + "/cancel", operator.auth());
        post("/api/jobs/" + job + "/retry", operator.auth());

        assertThat(seen.path("input").path("n").intValue()).isEqualTo(7);
        assertThat(audited("payload_viewed", operator.id())).isPositive();
        assertThat(audited("payload_viewed", owner.id())).isZero();
        assertThat(audited("job_cancelled", operator.id())).isEqualTo(1);
        assertThat(audited("job_retried", operator.id())).isEqualTo(1);
        var entry = get(
                        "/api/audit?action=job_cancelled&account=" + operator.id(),
                        person("admin", false).auth())
                .json()
                .path("entries")
                .path(0);
        assertThat(entry.path("subject").stringValue()).isEqualTo(job);
        assertThat(entry.path("owner").stringValue()).isEqualTo(owner.id().toString());
        assertThat(entry.path("address").stringValue()).isEqualTo("127.0.0.1");
    }

    @Test
    void aSearchFindsNoTextThatIsNotForTheCaller() {
        var owner = person();
        submitted(owner);
        var trusted = person("operator", true);
        for (var blind : new Person[] {person(), person("operator", false)}) {
            for (var path : new String[] {"/api/jobs?q=7", "/api/jobs?q=7&owner=" + owner.id()}) {
                assertThat(get(path, blind.auth()).json().path("count").intValue())
                        .isZero();
            }
        }
        assertThat(get("/api/jobs?q=7", owner.auth()).json().path("count").intValue())
                .isEqualTo(1);
        assertThat(get("/api/jobs?q=7", trusted.auth()).json().path("count").intValue())
                .isEqualTo(1);
        assertThat(audited("payload_viewed", trusted.id())).isEqualTo(1);
        assertThat(audited("payload_viewed", owner.id())).isZero();
    }

    @Test
    void anOperatorsStreamHasNoLogLines() throws Exception {
        var owner = person();
        var job = JobId.parse(submitted(owner));
        hands.take(job);
        hands.tell(ProgressEvent.log(job, LogLevel.INFO, "canary", null), ProgressEvent.progress(job, 50, "half"));
        try (var shut = new Events(request(
                        "/api/jobs/" + job + "/events",
                        person("operator", false).auth()));
                var open = new Events(request("/api/jobs/" + job + "/events", owner.auth()))) {
            hands.complete(job, "{}");
            hands.ring(job);

            assertThat(open.untilItEnds()).extracting(Events.Event::kind).contains("log", "progress", "state");
            assertThat(shut.untilItEnds())
                    .extracting(Events.Event::kind)
                    .contains("progress", "state")
                    .doesNotContain("log");
        }
    }

    @Test
    void aRoleCountsFromTheNextRequestOn() {
        var user = person();
        var admin = person("admin", false);
        var job = submitted(person());
        assertThat(get("/api/jobs/" + job, user.auth()).status()).isEqualTo(404);

        var changed = patchJson("/api/accounts/" + user.id(), "{\"role\": \"operator\"}", admin.auth());

        assertThat(changed.json().path("role").stringValue()).isEqualTo("operator");
        assertThat(get("/api/jobs/" + job, user.auth()).status()).isEqualTo(200);
        assertThat(patchJson("/api/accounts/" + admin.id(), "{\"role\": \"user\"}", admin.auth())
                        .status())
                .isEqualTo(422);
        assertThat(patchJson("/api/accounts/" + user.id(), "{\"email\": \"x@y.z\"}", admin.auth())
                        .status())
                .isEqualTo(422);
    }
}
