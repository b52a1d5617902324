package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobOptions;
import dev.errand.job.NewJob;
import dev.errand.worker.engine.EngineBench.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lane whose owners take turns, when Redis cannot say whose turn it is. */
class FairLanesTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    private final EngineBench bench = new EngineBench();
    private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        bench.close();
    }

    private static EngineSettings fair() {
        var s = EngineBench.SETTINGS;
        return new EngineSettings(
                Map.of(EngineBench.LANE, 2),
                Set.of(EngineBench.LANE),
                s.lease(),
                s.heartbeat(),
                s.sweep(),
                s.due(),
                0,
                s.grace());
    }

    private List<NewJob<Script>> jobs(UUID owner, String script, int count) {
        bench.script(script, (input, run) -> {
            order.add(script);
            return "ok";
        });
        var jobs = new ArrayList<NewJob<Script>>();
        for (var i = 0; i < count; i++) {
            jobs.add(NewJob.of(EngineBench.TYPE, new Script(script, i), JobOptions.NONE.owner(owner)));
        }
        return jobs;
    }

    @Test
    void withRedisAwayOwnersTakeTurnsAllTheSame() {
        bench.redis.killHard();
        bench.store(jobs(A, "a", 200));
        bench.store(jobs(B, "b", 5));

        bench.engine(fair(), EngineListener.NONE);

        bench.allEnd(205);
        assertThat(new ArrayList<>(order).subList(0, 40))
                .filteredOn("b"::equals)
                .hasSize(5);
    }

    @Test
    void whatRedisLostIsOfferedAgainThoughOthersStillWait() {
        bench.store(jobs(A, "a", 60)); // never offered
        bench.readySet.offer(bench.store(jobs(B, "b", 60)));

        bench.engine(fair(), EngineListener.NONE);

        bench.allEnd(120);
        assertThat(order).filteredOn("a"::equals).hasSize(60);
        assertThat(order).filteredOn("b"::equals).hasSize(60);
    }
}
