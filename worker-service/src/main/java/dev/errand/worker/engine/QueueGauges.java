package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import dev.errand.job.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * How many jobs wait in each lane, and for how long the oldest has. Counted in PostgreSQL, since Redis may not know;
 * every worker of a lane reports the same figure, so take the maximum over workers, not the sum.
 */
final class QueueGauges {

    // the oldest of a lane is the first of one of its ten priorities: ten probes of the index, whatever the backlog
    private static final String LOOK = """
            SELECT lane,
                   (SELECT count(*) FROM job WHERE job.lane = lanes.lane AND status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL) AS depth,
                   (SELECT coalesce(max(extract(epoch FROM now() - first.queued_at)), 0)::double precision
                      FROM generate_series(1, 10) AS p
                     CROSS JOIN LATERAL (SELECT queued_at FROM job
                                          WHERE job.lane = lanes.lane AND priority = p AND status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL
                                          ORDER BY seq LIMIT 1) AS first) AS oldest
              FROM unnest(:lanes::text[]) AS lanes (lane)
            """;

    private record Look(double depth, double oldest) {}

    private final DatabaseClient database;
    private final String[] lanes;
    private final Map<String, Look> latest = new ConcurrentHashMap<>();
    private final Loop loop = new Loop("errand-gauges", Duration.ofSeconds(10), this::look);

    QueueGauges(DatabaseClient database, Collection<Lane> lanes, MeterRegistry registry) {
        this.database = database;
        this.lanes = lanes.stream().map(Lane::name).toArray(String[]::new);
        for (var lane : this.lanes) {
            Gauge.builder("errand.queue.depth", () -> of(lane).depth)
                    .description("Jobs of the lane that could run now and wait")
                    .tag("lane", lane)
                    .register(registry);
            Gauge.builder("errand.queue.oldest", () -> of(lane).oldest)
                    .description("How long the lane's longest waiting job has waited")
                    .baseUnit("seconds")
                    .tag("lane", lane)
                    .register(registry);
        }
    }

    private Look of(String lane) {
        return latest.getOrDefault(lane, new Look(0, 0));
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    private void look() {
        database.sql(LOOK)
                .bind("lanes", lanes)
                .map(row -> Map.entry(
                        required(row, "lane", String.class),
                        new Look(required(row, "depth", Long.class), required(row, "oldest", Double.class))))
                .all()
                .doOnNext(entry -> latest.put(entry.getKey(), entry.getValue()))
                .blockLast();
    }
}
