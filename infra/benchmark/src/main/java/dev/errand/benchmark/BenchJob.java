package dev.errand.benchmark;

import dev.errand.job.JobOptions;
import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import java.util.UUID;

/**
 * The input of a benchmark's job: about 200 bytes of JSON.
 *
 * @param k what to do: {@code noop}; {@code lat} notes how late it started; {@code nap} takes 10 ms; {@code sleep} runs the program
 *     {@code sleep 2}; {@code crash} writes to {@code e.log} when it starts and when it ends, 50 ms later
 * @param i its number
 * @param t {@link System#nanoTime} just before it was submitted
 * @param p padding
 */
record BenchJob(String k, int i, long t, String p) {

    static final JobType<BenchJob> TYPE = JobType.of("bench.run", BenchJob.class, Lane.BULK);
    /** The same in a lane of its own: what a process runs before it is measured, so that its code is compiled. */
    static final JobType<BenchJob> WARM_UP = JobType.of("bench.warm-up", BenchJob.class, Lane.NOTIFY);

    private static final String PADDING = "x".repeat(150);

    static NewJob<BenchJob> make(JobType<BenchJob> type, String kind, int number, UUID owner) {
        return NewJob.of(type, new BenchJob(kind, number, System.nanoTime(), PADDING), JobOptions.NONE.owner(owner));
    }
}
