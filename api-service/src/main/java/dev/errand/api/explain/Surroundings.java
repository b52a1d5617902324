package dev.errand.api.explain;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.Lane;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at what is around a job: each statement reads a bounded number of rows. */
@Component
class Surroundings {

    /** Beyond it, exactly how many wait before a job is nobody's concern. */
    static final int MOST_BEFORE = 100_000;

    private static final int SAMPLE = 2_000;

    private static final String BEFORE = """
            SELECT count(*) AS before
              FROM (SELECT FROM job AS this JOIN job ON job.lane = this.lane
                     WHERE this.id = :id AND job.status = 'queued' AND job.queued_at IS NOT NULL AND job.held_at IS NULL
                       AND (job.priority, job.seq) < (this.priority, this.seq)
                     LIMIT 100001) AS first
            """;

    private static final String WORKERS = """
            SELECT id, state <> 'running' AS draining, coalesce((lanes ->> :lane)::integer, 0) AS slots,
                   coalesce(busy, 0)::integer AS busy, :type = ANY (types) AS knows, sandbox
              FROM worker
                   LEFT JOIN (SELECT worker_id, count(*) AS busy FROM job WHERE status = 'processing' AND lane = :lane
                               GROUP BY worker_id) AS running ON running.worker_id = worker.id
             WHERE state <> 'stopped' AND heartbeat_at > now() - interval '30 seconds'
             ORDER BY id
             LIMIT 100
            """;

    private static final String PAST = """
            SELECT held_at IS NOT NULL AS held,
                   (SELECT outcome FROM job_attempt WHERE job_id = :id ORDER BY attempt DESC LIMIT 1) AS outcome
              FROM job WHERE id = :id
            """;

    /** Of the lane's jobs among the latest ends of all lanes; a sample if there were very many. */
    private static final String PACE = """
            WITH latest AS (
              SELECT job_id, ended_at FROM job_attempt
               WHERE ended_at > now() - :minutes * interval '1 minute' AND outcome IN ('done', 'failed', 'cancelled')
               LIMIT 2000),
            lane AS (
              SELECT count(*) AS ended, min(ended_at) AS first FROM latest
               WHERE (SELECT lane FROM job WHERE job.id = latest.job_id) = :lane)
            SELECT ended, (SELECT count(*) FROM latest) AS sampled,
                   extract(epoch FROM now() - first)::float8 AS since_first,
                   (SELECT extract(epoch FROM max(ended_at) - min(ended_at)) FROM latest)::float8 AS span
              FROM lane
            """;

    private static final int LATELY_MINUTES = 1;
    private static final int EARLIER_MINUTES = 15;
    private static final int ENOUGH = 20;

    private final DatabaseClient database;

    Surroundings(DatabaseClient database) {
        this.database = database;
    }

    /**
     * How fast a lane gets on.
     *
     * @param ended jobs that ended, in so many seconds
     */
    record Pace(long ended, double seconds) {
        /** Null if too little has happened to tell. */
        @Nullable
        Double perSecond() {
            return ended < 2 || seconds <= 0 ? null : ended / seconds;
        }
    }

    /** How many jobs would run before this one; {@link #MOST_BEFORE} + 1 for more than that. */
    Mono<Long> before(JobId job) {
        return looked(() -> database.sql(BEFORE)
                .bind("id", job.value())
                .map(row -> required(row, "before", Long.class))
                .one());
    }

    Mono<List<LiveWorker>> workers(Job job) {
        return looked(() -> database.sql(WORKERS)
                .bind("lane", job.lane().name())
                .bind("type", job.type())
                .map(Surroundings::worker)
                .all()
                .collectList());
    }

    /** At everybody's jobs, of which nothing but numbers is told. */
    private static <T> Mono<T> looked(Supplier<Mono<T>> look) {
        return RowAccess.everything(Shielded.from(look));
    }

    private static LiveWorker worker(Readable row) {
        return new LiveWorker(
                required(row, "id", String.class),
                required(row, "draining", Boolean.class),
                required(row, "slots", Integer.class),
                required(row, "busy", Integer.class),
                required(row, "knows", Boolean.class),
                row.get("sandbox", String.class));
    }

    /**
     * What became of a job so far.
     *
     * @param held by a limit of its owner
     * @param lastOutcome of its latest attempt that ended; null if none did
     */
    record Past(boolean held, @Nullable String lastOutcome) {}

    Mono<Past> past(JobId job) {
        return Shielded.from(() -> database.sql(PAST)
                .bind("id", job.value())
                .map(row -> new Past(required(row, "held", Boolean.class), row.get("outcome", String.class)))
                .one());
    }

    /** Of the last minute, or of the last quarter of an hour if that is too little to go by. */
    Mono<Pace> pace(Lane lane) {
        return pace(lane, LATELY_MINUTES)
                .flatMap(pace -> pace.ended >= ENOUGH ? Mono.just(pace) : pace(lane, EARLIER_MINUTES));
    }

    private Mono<Pace> pace(Lane lane, int minutes) {
        return looked(() -> database.sql(PACE)
                .bind("minutes", minutes)
                .bind("lane", lane.name())
                .map(Surroundings::readPace)
                .one());
    }

    private static Pace readPace(Readable row) {
        var ended = required(row, "ended", Long.class);
        var since = row.get("since_first", Double.class);
        var span = row.get("span", Double.class);
        var sampled = required(row, "sampled", Long.class) >= SAMPLE;
        var seconds = sampled ? span : since;
        return new Pace(ended, seconds == null ? 0 : seconds);
    }
}
