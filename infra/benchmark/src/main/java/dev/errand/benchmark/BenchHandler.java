package dev.errand.benchmark;

import dev.errand.job.JobType;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.util.Map;

/** Does what a {@link BenchJob} says, and counts it. */
final class BenchHandler implements JobHandler<BenchJob, Map<String, Integer>> {

    private final JobType<BenchJob> type;
    private final Tally tally;

    BenchHandler(JobType<BenchJob> type, Tally tally) {
        this.type = type;
        this.tally = tally;
    }

    @Override
    public JobType<BenchJob> type() {
        return type;
    }

    @Override
    public Map<String, Integer> run(BenchJob job, JobRun run) throws IOException, InterruptedException {
        var now = System.nanoTime();
        switch (job.k()) {
            case "noop" -> {}
            case "lat" -> tally.late(now - job.t());
            case "sleep" -> sleepAsAChild();
            case "crash" -> {
                tally.event("S " + job.i() + " " + now);
                Thread.sleep(50);
                tally.event("E " + job.i() + " " + System.nanoTime());
            }
            default -> throw new IllegalArgumentException("no such kind: " + job.k());
        }
        tally.count();
        return Map.of();
    }

    private static void sleepAsAChild() throws IOException, InterruptedException {
        new ProcessBuilder("sleep", "2")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
