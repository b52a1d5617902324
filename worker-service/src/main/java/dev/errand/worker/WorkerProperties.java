package dev.errand.worker;

import dev.errand.job.Lane;
import dev.errand.worker.engine.EngineSettings;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this worker claims and keeps jobs.
 *
 * @param lanes the lanes it serves, each with its slots: how many of the lane's jobs it runs at once
 * @param lease how long a claim holds without renewal before another worker may take the job
 * @param heartbeat how often it renews its leases; at most a third of {@code lease}
 * @param sweep how often it looks for what Redis lost and for expired leases
 * @param due how often it looks for jobs whose time has come
 * @param surplus the most claimed jobs that may wait for a slot while the lane's jobs take well under a millisecond
 * @param grace how long running jobs may go on once the worker is told to stop
 */
@Validated
@ConfigurationProperties("errand.worker")
record WorkerProperties(
        @NotEmpty Map<String, Integer> lanes,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("1s") Duration sweep,
        @DefaultValue("150ms") Duration due,
        @DefaultValue("1000") int surplus,
        @DefaultValue("20s") Duration grace) {

    /** @param fair the lanes in which owners take turns */
    EngineSettings engine(Set<Lane> fair) {
        var slots = new LinkedHashMap<Lane, Integer>();
        lanes.forEach((lane, n) -> {
            if (n > 0) { // 0 switches a lane off
                slots.put(new Lane(lane), n);
            }
        });
        return new EngineSettings(slots, fair, lease, heartbeat, sweep, due, surplus, grace);
    }
}
