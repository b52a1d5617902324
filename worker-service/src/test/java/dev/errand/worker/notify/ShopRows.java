package dev.errand.worker.notify;

import static org.awaitility.Awaitility.await;

import dev.errand.fortune.BirthProfile;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** Customers and their orders, moved by hand as shop and analysis would; and the jobs that the database makes of it. */
record ShopRows(DatabaseClient database) {

    private static final String JOB = """
            SELECT id FROM job WHERE type = 'notify.email' AND input ->> 'order' = :order AND input ->> 'template' = :template
             ORDER BY id DESC LIMIT 1
            """;

    /** An unpaid order of the local account's. */
    UUID order(@Nullable String email, String name, String language) {
        var id = UUID.randomUUID();
        var order = database.sql("""
                        INSERT INTO fortune_order (id, account_id, email, profile, experts, total_price, language, payment_method)
                        VALUES (:id, :account, :email, jsonb_build_object('name', :name::text), '{bazi,numerology}', 19.98,
                                :language, 'test')
                        """)
                .bind("id", id)
                .bind("account", JobOptions.LOCAL_OWNER)
                .bind("name", name)
                .bind("language", language);
        (email == null ? order.bindNull("email", String.class) : order.bind("email", email))
                .then()
                .block();
        return id;
    }

    /** Paid, with its analysis waiting: the worker under test does not serve its lane. */
    JobId pay(UUID order) {
        var profile = new BirthProfile("A", LocalDate.of(1990, 1, 1), null, "Taipei", "Asia/Taipei", null);
        var input = new FortuneAnalysis(order, List.of("bazi"), profile, null, "en", Instant.now());
        var job = NewJob.of(FortuneAnalysis.TYPE, input);
        new Jobs(database).insert(List.of(job)).block();
        sql(
                "UPDATE fortune_order SET status = 'paid', payment_status = 'paid', paid_at = now(), job_id = :job"
                        + " WHERE id = :order",
                Map.of("job", job.id().value(), "order", order));
        return job.id();
    }

    /** What the API makes of news of money; the order may be any. */
    JobId money(String template, UUID order, Map<String, String> facts) {
        var job = NewJob.of(Mail.TYPE, new Mail(template, order, facts));
        new Jobs(database).insert(List.of(job)).block();
        return job.id();
    }

    void refund(UUID order) {
        sql(
                "UPDATE fortune_order SET status = 'refunded', payment_status = 'refunded', refunded_at = now()"
                        + " WHERE id = :order",
                Map.of("order", order));
    }

    /** As the erasure of its account does. */
    void forget(UUID order) {
        sql("UPDATE fortune_order SET email = NULL, forgotten = true WHERE id = :order", Map.of("order", order));
    }

    long mails(UUID order) {
        return database.sql("SELECT count(*) AS n FROM job WHERE type = 'notify.email' AND input ->> 'order' = :order")
                .bind("order", order.toString())
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    void complete(JobId analysis) {
        sql("UPDATE job SET status = 'completed', completed_at = now() WHERE id = :id", Map.of("id", analysis.value()));
    }

    void cancel(JobId analysis) {
        sql("UPDATE job SET status = 'cancelled', completed_at = now() WHERE id = :id", Map.of("id", analysis.value()));
    }

    void fail(JobId analysis, String error) {
        sql(
                "UPDATE job SET status = 'failed', completed_at = now(), attempt = 4, failures = 4,"
                        + " error = jsonb_build_object('kind', 'error', 'message', :error::text) WHERE id = :id",
                Map.of("id", analysis.value(), "error", error));
    }

    /** The job that this news of an order became. */
    JobId mail(UUID order, String template) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> database.sql(JOB)
                                .bind("order", order.toString())
                                .bind("template", template)
                                .map(row -> new JobId(row.get("id", UUID.class)))
                                .one()
                                .block(),
                        id -> id != null);
    }

    Job ended(JobId id) {
        return ended(id, 1);
    }

    /** The job once its attempt of this number, or a later one, ended it. */
    Job ended(JobId id, int attempt) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> new Jobs(database).find(id).block(),
                        job -> job.attempt() >= attempt && job.status().ended());
    }

    /** The job once so many attempts of it have failed and it waits for the next. */
    Job failed(JobId id, int failures) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> new Jobs(database).find(id).block(),
                        job -> job.failures() >= failures && job.status().word().equals("queued"));
    }

    /** Runs it now: again if it has ended, else without waiting for its time; once an attempt under way is over. */
    void runNow(JobId id) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> sql(
                                "UPDATE job SET status = 'queued', completed_at = NULL, queued_at = now(), run_at = now()"
                                        + " WHERE id = :id AND worker_id IS NULL",
                                Map.of("id", id.value())),
                        changed -> changed == 1);
    }

    <T> @Nullable T sent(JobId id, String column, Class<T> type) {
        return database.sql("SELECT " + column + " AS value FROM sent_mail WHERE job_id = :id")
                .bind("id", id.value())
                .map(row -> java.util.Optional.ofNullable(row.get("value", type)))
                .one()
                .block()
                .orElse(null);
    }

    void forgetSent(JobId id) {
        sql("DELETE FROM sent_mail WHERE job_id = :id", Map.of("id", id.value()));
    }

    static String kind(Job job) {
        return job.error().tree().path("kind").asString();
    }

    private long sql(String statement, Map<String, ?> values) {
        var bound = database.sql(statement);
        for (var value : values.entrySet()) {
            bound = bound.bind(value.getKey(), value.getValue());
        }
        return bound.fetch().rowsUpdated().block();
    }
}
