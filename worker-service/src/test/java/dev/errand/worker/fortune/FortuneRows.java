package dev.errand.worker.fortune;

import static org.awaitility.Awaitility.await;

import dev.errand.fortune.BirthProfile;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Orders analyses of a running worker, and reads what came of them. */
record FortuneRows(DatabaseClient database) {

    static final Instant ASKED = Instant.parse("2026-11-20T03:00:00Z");
    static final BirthProfile MEI_LING = new BirthProfile(
            "林美玲", LocalDate.of(1990, 5, 17), LocalTime.of(8, 30), "Taipei, Taiwan", "Asia/Taipei", "female");

    static void servers(DynamicPropertyRegistry properties) {
        var database = TestServers.freshDatabase();
        properties.add("errand.database.host", database::host);
        properties.add("errand.database.port", database::port);
        properties.add("errand.database.name", database::name);
        properties.add("errand.database.user", database::user);
        properties.add("errand.database.password", database::password);
        properties.add("errand.redis.url", TestServers.freshRedis()::url);
    }

    static FortuneAnalysis order(BirthProfile profile, String language, @Nullable String question, String... experts) {
        return new FortuneAnalysis(UUID.randomUUID(), List.of(experts), profile, question, language, ASKED);
    }

    /** Paid, with its job queued. */
    JobId submit(FortuneAnalysis analysis, int retries) {
        var job = NewJob.of(FortuneAnalysis.TYPE, analysis, JobOptions.NONE.maxRetries(retries));
        database.sql("""
                        INSERT INTO fortune_order (id, account_id, profile, experts, total_price, language, status, payment_method,
                                                   payment_status, paid_at, job_id)
                        SELECT :id, '00000000-0000-0000-0000-000000000000', :profile::jsonb, :experts, 9.99, :language, 'paid', 'test', 'paid', now(), :job
                        """)
                .bind("id", analysis.order())
                .bind("profile", Json.of(analysis.profile()).text())
                .bind("experts", analysis.experts().toArray(String[]::new))
                .bind("language", analysis.language())
                .bind("job", job.id().value())
                .then()
                .block();
        new Jobs(database).insert(List.of(job)).block();
        return job.id();
    }

    Job job(JobId id) {
        return new Jobs(database).find(id).block();
    }

    Job ended(JobId id) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> job(id), job -> job.status().ended());
    }

    Job run(FortuneAnalysis analysis) {
        return ended(submit(analysis, 0));
    }

    <T> T one(String query, JobId job, Class<T> type) {
        return database.sql(query)
                .bind("job", job.value())
                .map(row -> row.get(0, type))
                .one()
                .block();
    }

    String html(JobId job) {
        return one("SELECT html FROM fortune_report WHERE job_id = :job", job, String.class);
    }

    /** The expert's item as {@code status attempt}. */
    String item(JobId job, String expert) {
        return one(
                "SELECT coalesce(max(status || ' ' || attempt), 'none') FROM job_item WHERE job_id = :job AND stage = 'experts'"
                        + " AND key = '" + expert + "'",
                job,
                String.class);
    }

    /** The experts' stage as {@code status: error}. */
    String stage(JobId job) {
        return one(
                "SELECT concat_ws(': ', status, error) FROM job_stage WHERE job_id = :job AND name = 'experts'",
                job,
                String.class);
    }

    void awaitItem(JobId job, String expert, String wanted) {
        await().atMost(Duration.ofSeconds(40)).until(() -> item(job, expert), wanted::equals);
    }

    /** Lets a job that waits for its retry run now. */
    void hurry(JobId job) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> one("SELECT status FROM job WHERE id = :job", job, String.class), "queued"::equals);
        database.sql("UPDATE job SET run_at = now() WHERE id = :job AND status = 'queued'")
                .bind("job", job.value())
                .then()
                .block();
    }
}
