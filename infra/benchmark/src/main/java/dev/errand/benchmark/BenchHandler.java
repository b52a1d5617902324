package dev.errand.benchmark;

import dev.errand.job.JobType;
import dev.errand.worker.command.CannotStart;
import dev.errand.worker.command.Launch;
import dev.errand.worker.command.OutputSink;
import dev.errand.worker.command.ProgramRunner;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Does what a {@link BenchJob} says, and counts it. */
final class BenchHandler implements JobHandler<BenchJob, Map<String, Integer>> {

    private final JobType<BenchJob> type;
    private final Tally tally;
    private final ProgramRunner programs;

    BenchHandler(JobType<BenchJob> type, Tally tally, ProgramRunner programs) {
        this.type = type;
        this.tally = tally;
        this.programs = programs;
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
            case "nap" -> Thread.sleep(10);
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

    private void sleepAsAChild() throws IOException, InterruptedException {
        try (var directory = programs.directory()) {
            programs.run(Launch.of(List.of("/bin/sleep", "2"), directory), OutputSink.NONE);
        } catch (CannotStart e) {
            throw new IOException(e);
        }
    }
}
