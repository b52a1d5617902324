package dev.errand.benchmark;

import dev.errand.database.Database;
import dev.errand.job.Lane;
import dev.errand.worker.engine.Engine;
import dev.errand.worker.engine.EngineListener;
import dev.errand.worker.engine.EngineSettings;
import dev.errand.worker.engine.Handlers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A worker as it is shipped, with the benchmark's handler: the engine, its metrics, all settings at their defaults. */
final class WorkerProcess {

    private WorkerProcess() {}

    /** Prints {@code READY} and the moment at which it starts to take jobs; runs until it is killed. */
    static void run(Surroundings where) throws IOException, InterruptedException {
        var handler = new BenchHandler(Tally.in(where.runDirectory()));
        var engine = new Engine(
                settings(where),
                new Engine.Servers(new Database(where.database()), where.redis()),
                new Handlers(List.of(handler)),
                "benchmark",
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                EngineListener.NONE);
        engine.start();
        System.out.println("READY " + System.nanoTime());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    /** {@code CONC} slots; {@code LEASE_S} seconds of lease if they are given. */
    private static EngineSettings settings(Surroundings where) {
        var shipped = EngineSettings.of(Map.of(Lane.BULK, where.number("CONC", 50)));
        var lease = where.number("LEASE_S", 0);
        return lease == 0
                ? shipped
                : new EngineSettings(
                        shipped.lanes(),
                        Duration.ofSeconds(lease),
                        Duration.ofSeconds(lease).dividedBy(3),
                        shipped.sweep(),
                        shipped.due(),
                        shipped.surplus(),
                        shipped.grace());
    }
}
