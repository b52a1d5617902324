package dev.errand.worker.agent.pool;

import dev.errand.job.JobId;
import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;

/** What a job has spent over all its attempts, as far as it is reported and known. */
public final class SpentSoFar {

    private static final String SUM = """
            SELECT coalesce(sum(cost_usd), 0) AS cost, count(*) FILTER (WHERE cost_usd IS NULL) AS unknown
              FROM job_usage WHERE job_id = :job
            """;

    /** @param unknown reports of models whose price is not known: the true cost is higher */
    public record Spent(BigDecimal costUsd, long unknown) {}

    private final DatabaseClient database;

    public SpentSoFar(DatabaseClient database) {
        this.database = database;
    }

    public Spent by(JobId job) {
        return Objects.requireNonNull(database.sql(SUM)
                .bind("job", job.value())
                .map(row -> new Spent(
                        Objects.requireNonNull(row.get("cost", BigDecimal.class)),
                        Objects.requireNonNull(row.get("unknown", Long.class))))
                .one()
                .block());
    }
}
