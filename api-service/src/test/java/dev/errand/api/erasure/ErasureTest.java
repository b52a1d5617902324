package dev.errand.api.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.account.AccountTest;
import dev.errand.api.document.FormBody;
import dev.errand.api.document.Pdfs;
import dev.errand.job.JobId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An account that wants to be forgotten. */
class ErasureTest extends AccountTest {

    @Autowired
    private ErasureSweep sweep;

    private void document(Person person) {
        var form = new FormBody().file("file", "report.pdf", Pdfs.pages(1));
        var answer = send(request("/analyze", person.auth())
                .header("Content-Type", FormBody.TYPE)
                .POST(form.body()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void everythingOfAnAccountGoesAndNothingElse() {
        var leaving = person();
        var staying = person();
        var session = signIn(leaving.email());
        document(leaving);
        document(staying);
        submitted(leaving);
        var kept = submitted(staying);
        for (var person : new Person[] {leaving, staying}) {
            database.sql("INSERT INTO account_limit (owner_id, event_streams) VALUES (:id, 9)")
                    .bind("id", person.id())
                    .then()
                    .block();
        }
        postJson(
                "/api/jobs",
                "{\"type\": \"test.errand\", \"tags\": [\"mine\"], \"idempotency_key\": \"k\"}",
                leaving.auth());

        assertThat(delete("/api/me", leaving.auth()).status()).isEqualTo(204);

        assertThat(count("job")).isEqualTo(2);
        for (var table : new String[] {"document", "blob", "account_limit"}) {
            assertThat(count(table)).as(table).isEqualTo(1);
        }
        for (var table : new String[] {"job_tag", "job_key", "job_attempt", "job_log"}) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("blob_chunk WHERE blob_id NOT IN (SELECT id FROM blob)"))
                .isZero();
        assertThat(get("/api/me", leaving.auth()).status()).isEqualTo(401);
        assertThat(get("/api/me", session.reading()).status()).isEqualTo(401);
        assertThat(postJson("/api/sessions", credentials(leaving.email(), PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(get("/api/jobs/" + kept, staying.auth()).status()).isEqualTo(200);
        assertThat(audited("account_erased", leaving.id())).isEqualTo(1);
    }

    @Test
    void aRunningJobIsStoppedFirst() {
        var leaving = person();
        var job = JobId.parse(submitted(leaving));
        hands.take(job);

        assertThat(delete("/api/me", leaving.auth()).status()).isEqualTo(202);

        assertThat(hands.text(job, "cancel_requested_at IS NOT NULL")).isEqualTo("true");
        assertThat(get("/api/me", leaving.auth()).status()).isEqualTo(401);
        sweep.sweep().block();
        assertThat(count("job")).as("while it runs").isEqualTo(1);

        hands.sql(
                job,
                "UPDATE job SET status = 'cancelled', worker_id = NULL, lease_until = NULL, completed_at = now() WHERE id = :id");
        sweep.sweep().block();

        assertThat(count("job")).isZero();
    }

    /** Cancelling its analysis is no failure to tell of. */
    @Test
    void anOrderThatIsErasedIsNoNews() {
        var leaving = person();
        var order = postJson(
                "/api/orders",
                "{\"experts\": [\"bazi\"], \"payment_method\": \"test\", \"profile\": {\"name\": \"A\","
                        + " \"birth_date\": \"1990-05-17\", \"birth_location\": \"Taipei\", \"timezone\": \"Asia/Taipei\"}}",
                leaving.auth());
        assertThat(order.status()).as(order.body()).isEqualTo(201);

        assertThat(delete("/api/me", leaving.auth()).status()).isEqualTo(204);

        assertThat(count("job")).isZero();
        assertThat(count("fortune_order WHERE account_id = '" + leaving.id()
                        + "' AND (email IS NOT NULL OR NOT forgotten)"))
                .isZero();
    }

    @Test
    void theAccountItselfGoesOnceNothingCanComeAfterIt() {
        var leaving = person();
        delete("/api/me", leaving.auth());
        assertThat(row(leaving.id())).as("address and password").isEqualTo("|");

        database.sql("UPDATE account SET erased_at = now() - interval '2 minutes' WHERE id = :id")
                .bind("id", leaving.id())
                .then()
                .block();
        sweep.sweep().block();

        assertThat(count("account WHERE id = '" + leaving.id() + "'")).isZero();
    }

    private String row(UUID id) {
        return database.sql(
                        "SELECT coalesce(email, '') || '|' || coalesce(password, '') AS personal FROM account WHERE id = :id")
                .bind("id", id)
                .map(row -> row.get("personal", String.class))
                .one()
                .block();
    }
}
