package dev.errand.api.worker;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts the live jobs of each lane; at most once a second, since a long queue takes a while to count. */
@Component
class Lanes {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Each branch walks one partial index of live rows; the workers' slots name lanes that have no jobs. */
    private static final String COUNT = """
            WITH live AS (
              SELECT lane, count(*) AS queued, 0 AS scheduled, 0 AS processing, 0 AS held, min(queued_at) AS oldest
                FROM job WHERE status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL GROUP BY lane
              UNION ALL
              SELECT lane, 0, count(*), 0, 0, NULL FROM job WHERE status = 'queued' AND queued_at IS NULL GROUP BY lane
              UNION ALL
              SELECT lane, 0, 0, count(*), 0, NULL FROM job WHERE status = 'processing' GROUP BY lane
              UNION ALL
              SELECT lane, 0, 0, 0, count(*), min(queued_at) FROM job WHERE status = 'queued' AND held_at IS NOT NULL GROUP BY lane
              UNION ALL
              SELECT jsonb_object_keys(lanes), 0, 0, 0, 0, NULL FROM worker
               WHERE state <> 'stopped' AND heartbeat_at > now() - interval '30 seconds')
            SELECT lane, sum(queued)::bigint AS queued, sum(scheduled)::bigint AS scheduled,
                   sum(processing)::bigint AS processing, sum(held)::bigint AS held, extract(epoch FROM now() - min(oldest))::float8 AS oldest_seconds
              FROM live GROUP BY lane ORDER BY lane LIMIT 100
            """;

    /**
     * @param queued ready to be taken
     * @param scheduled for later, or backing off
     * @param held by a limit of their owners
     * @param oldestSeconds how long the one that waits longest has waited; null if none does
     */
    @Schema(name = "Lane")
    record LaneView(
            String lane,
            long queued,
            long scheduled,
            long processing,
            long held,
            @Nullable Double oldestSeconds) {}

    private final Mono<List<LaneView>> counts;

    Lanes(DatabaseClient database) {
        this.counts = RowAccess.everything(Shielded.from(
                        () -> database.sql(COUNT).map(Lanes::read).all().collectList()))
                .cacheInvalidateWhen(views -> Mono.delay(FRESH).then());
    }

    Mono<List<LaneView>> counts() {
        return counts;
    }

    private static LaneView read(Readable row) {
        return new LaneView(
                required(row, "lane", String.class),
                required(row, "queued", Long.class),
                required(row, "scheduled", Long.class),
                required(row, "processing", Long.class),
                required(row, "held", Long.class),
                row.get("oldest_seconds", Double.class));
    }
}
