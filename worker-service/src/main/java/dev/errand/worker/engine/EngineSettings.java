package dev.errand.worker.engine;

import dev.errand.job.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How a worker claims and keeps jobs.
 *
 * @param lanes the lanes it serves, each with its slots: how many of the lane's jobs it runs at once
 * @param fair those of them whose jobs owners start in turn
 * @param lease how long a claim holds without renewal before another worker may take the job
 * @param heartbeat how often it renews its leases; at most a third of {@code lease}
 * @param sweep how often it looks for what Redis lost and for expired leases
 * @param due how often it looks for jobs whose time has come
 * @param surplus the most claimed jobs that may wait in a lane for a slot while its jobs take well under a
 *     millisecond; longer jobs never wait in a worker
 * @param grace how long running jobs may go on once the worker is told to stop
 */
public record EngineSettings(
        Map<Lane, Integer> lanes,
        Set<Lane> fair,
        Duration lease,
        Duration heartbeat,
        Duration sweep,
        Duration due,
        int surplus,
        Duration grace) {

    /** After so many attempts in a row that ended with their worker's death, the job is a poison pill. */
    static final int POISON = 3;

    public EngineSettings {
        lanes = Map.copyOf(lanes);
        fair = Set.copyOf(fair);
        if (lanes.isEmpty() || lanes.values().stream().anyMatch(slots -> slots < 1 || slots > 10_000)) {
            throw new IllegalArgumentException("a worker serves at least one lane, with 1 to 10000 slots each");
        }
        if (heartbeat.multipliedBy(3).compareTo(lease) > 0) {
            throw new IllegalArgumentException("the heartbeat must be at most a third of the lease");
        }
        if (surplus < 0 || surplus > 10_000) {
            throw new IllegalArgumentException("the surplus is 0 to 10000 but was " + surplus);
        }
    }

    /** These lanes, all else as shipped. */
    public static EngineSettings of(Map<Lane, Integer> lanes) {
        return new EngineSettings(
                lanes,
                Set.of(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofMillis(150),
                1_000,
                Duration.ofSeconds(20));
    }

    /** Without a renewal for so long, a worker stops what it runs: another may be about to take it. */
    Duration safe() {
        return lease.multipliedBy(2).dividedBy(3);
    }
}
