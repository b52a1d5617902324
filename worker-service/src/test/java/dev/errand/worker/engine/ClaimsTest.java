package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import dev.errand.job.Queued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Taking many jobs with one statement. */
class ClaimsTest {

    private final EngineBench bench = new EngineBench();
    private final Claims claims = new Claims(
            bench.batches,
            WorkerId.make(),
            Duration.ofSeconds(15),
            new Handlers(List.of(bench.handler(EngineBench.TYPE))),
            () -> false);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void jobsTakenTogetherComeInTheOrderInWhichTheyWait() {
        var waiting = new ArrayList<>(
                bench.store(bench.many("any", 300)).stream().map(Queued::id).toList());
        Collections.shuffle(waiting, new Random(7)); // as priorities do

        assertThat(claims.take(waiting)).extracting(Claim::job).isEqualTo(waiting);
    }

    @Test
    void jobsThatAreNotThereToBeTakenAreLeftOut() {
        var waiting = bench.store(bench.many("any", 3)).stream().map(Queued::id).toList();
        claims.take(waiting.subList(1, 2));

        var asked = new ArrayList<>(waiting);
        asked.add(0, JobId.next());

        assertThat(claims.take(asked)).extracting(Claim::job).containsExactly(waiting.get(0), waiting.get(2));
    }
}
