package dev.errand.benchmark;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.fortune.FortuneResult;
import dev.errand.job.JobType;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;

/** Completes orders without reading any stars, and counts them. */
record NoOpAnalyser(Tally tally) implements JobHandler<FortuneAnalysis, FortuneResult> {

    @Override
    public JobType<FortuneAnalysis> type() {
        return FortuneAnalysis.TYPE;
    }

    @Override
    public FortuneResult run(FortuneAnalysis order, JobRun run) throws IOException {
        tally.count();
        return new FortuneResult(order.order(), order.experts(), "none", 0, "");
    }
}
