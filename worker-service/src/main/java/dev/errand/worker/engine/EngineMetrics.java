package dev.errand.worker.engine;

import dev.errand.job.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the engine counts and times. Meters are looked up once per lane, type or outcome, never per job. */
final class EngineMetrics {

    private static final Duration[] PICKUP = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final MeterRegistry registry;
    private final Map<String, Timer> pickups = new ConcurrentHashMap<>();
    private final Map<String, Timer> runs = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Counter>> outcomes = new ConcurrentHashMap<>();
    private final Counter leasesLost;
    private final Counter staleFinishes;
    private final Counter offeredAgain;
    private final Counter takenBack;

    EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        leasesLost = counter("errand.leases.lost", "Attempts that this worker stopped because their lease was lost");
        staleFinishes =
                counter("errand.finishes.stale", "Finishing writes refused because another attempt owns the job");
        offeredAgain = counter("errand.sweep.offered", "Waiting jobs that Redis had lost and the sweep offered again");
        takenBack = counter("errand.sweep.taken.back", "Attempts ended because their lease had expired");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    void claimed(Claim claim) {
        pickups.computeIfAbsent(claim.lane().name(), this::pickupTimer).record(claim.waited());
    }

    private Timer pickupTimer(String lane) {
        return Timer.builder("errand.pickup")
                .description("From when a job could run to when a worker claimed it")
                .tag("lane", lane)
                .serviceLevelObjectives(PICKUP)
                .register(registry);
    }

    void ran(Claim claim, long nanos) {
        runs.computeIfAbsent(claim.type(), this::runTimer).record(Duration.ofNanos(nanos));
    }

    private Timer runTimer(String type) {
        return Timer.builder("errand.run")
                .description("How long handlers run")
                .tag("type", type)
                .register(registry);
    }

    void finished(Finish finish, boolean stored) {
        if (stored) {
            outcomes.computeIfAbsent(finish.claim().type(), type -> new ConcurrentHashMap<>())
                    .computeIfAbsent(
                            finish.outcome().word(),
                            word -> attempts(finish.claim().type(), word))
                    .increment();
        } else {
            staleFinishes.increment();
        }
    }

    private Counter attempts(String type, String outcome) {
        return Counter.builder("errand.attempts")
                .description("Attempts that ended, by outcome; 'retry' counts the retries")
                .tag("type", type)
                .tag("outcome", outcome)
                .register(registry);
    }

    void leaseLost() {
        leasesLost.increment();
    }

    void offeredAgain(int jobs) {
        offeredAgain.increment(jobs);
    }

    void takenBack(int jobs) {
        takenBack.increment(jobs);
    }

    void lane(Lane lane, LaneLoop loop, int slots) {
        Gauge.builder("errand.running", loop, LaneLoop::held)
                .description("Jobs that this worker holds")
                .tag("lane", lane.name())
                .register(registry);
        Gauge.builder("errand.slots", () -> slots)
                .description("Jobs that this worker runs at once")
                .tag("lane", lane.name())
                .register(registry);
    }
}
