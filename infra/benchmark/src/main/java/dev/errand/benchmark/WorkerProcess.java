package dev.errand.benchmark;

import dev.errand.command.Sandbox;
import dev.errand.database.Database;
import dev.errand.database.DatabaseRole;
import dev.errand.job.Lane;
import dev.errand.worker.command.ProgramRunner;
import dev.errand.worker.command.RunnerSettings;
import dev.errand.worker.engine.Engine;
import dev.errand.worker.engine.EngineListener;
import dev.errand.worker.engine.EngineSettings;
import dev.errand.worker.engine.Handlers;
import dev.errand.worker.engine.JobHandler;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A worker as it is shipped, with the benchmark's handler: the engine, its metrics, all settings at their defaults. */
final class WorkerProcess {

    private final Surroundings where;

    private final ProgramRunner programs;

    private WorkerProcess(Surroundings where) throws IOException {
        this.where = where;
        var most = Sandbox.valueOf(where.text("SANDBOX").orElse("bwrap").toUpperCase(Locale.ROOT));
        this.programs = new ProgramRunner(new RunnerSettings(where.runDirectory(), Sandbox.NONE, most));
    }

    /**
     * Prints {@code READY} and the moment at which it starts to take jobs; runs until it is killed. If {@code WARM} says
     * how many jobs of the warm-up's lane wait, it runs those before. {@code SANDBOX} is the most that programs are shut off. With {@code SERVES=orders} it runs orders and nothing else.
     */
    static void run(Surroundings where) throws IOException, InterruptedException {
        var worker = new WorkerProcess(where);
        worker.warmUp(where.number("WARM", 0));
        var tally = Tally.in(where.runDirectory());
        JobHandler<?, ?> handler = where.text("SERVES").isPresent()
                ? new NoOpAnalyser(tally)
                : new BenchHandler(BenchJob.TYPE, tally, worker.programs);
        worker.engine(handler).start();
        System.out.println("READY " + System.nanoTime());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private void warmUp(int jobs) throws IOException, InterruptedException {
        if (jobs > 0) {
            var tally = Tally.in(where.runDirectory().resolve("warm-up"));
            var engine = engine(new BenchHandler(BenchJob.WARM_UP, tally, programs));
            engine.start();
            while (tally.counted() < jobs) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            engine.drain();
        }
    }

    private Engine engine(JobHandler<?, ?> handler) {
        return new Engine(
                settings(handler.type().lane()),
                new Engine.Servers(new Database(where.database()).as(DatabaseRole.WORKER), where.redis()),
                new Handlers(List.of(handler)),
                new Engine.About("benchmark", null),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                EngineListener.NONE);
    }

    /** {@code CONC} slots; {@code LEASE_S} seconds of lease and {@code FAIR} lanes if they are given. */
    private EngineSettings settings(Lane lane) {
        var shipped = EngineSettings.of(Map.of(lane, where.number("CONC", 50)));
        var lease = where.number("LEASE_S", (int) shipped.lease().toSeconds());
        return new EngineSettings(
                shipped.lanes(),
                where.fair(),
                Duration.ofSeconds(lease),
                Duration.ofSeconds(lease).dividedBy(3),
                shipped.sweep(),
                shipped.due(),
                shipped.surplus(),
                shipped.grace());
    }
}
