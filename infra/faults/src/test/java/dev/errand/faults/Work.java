package dev.errand.faults;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.job.RetryPolicy;
import java.time.Duration;

/**
 * What a job of these tests does.
 *
 * @param millis how long it takes
 */
record Work(Manner manner, int millis) {

    /** How a job behaves. */
    enum Manner {
        /** Works and ends; stops when it is interrupted. */
        PLAIN,
        /** Works to its end whatever it is told, as a program does that ignores SIGTERM. */
        STUBBORN,
        /** Halts the JVM it runs in. */
        POISON
    }

    /**
     * What a job's result says: who did it.
     *
     * @param pid of the worker
     */
    record Did(int attempt, long pid) {}

    static final Lane LANE = Lane.BULK;

    static final JobType<Work> TYPE = JobType.of("fault.work", Work.class, LANE)
            .retry(new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2)));

    static NewJob<Work> plain(int millis) {
        return NewJob.of(TYPE, new Work(Manner.PLAIN, millis));
    }

    static NewJob<Work> stubborn(int millis) {
        return NewJob.of(TYPE, new Work(Manner.STUBBORN, millis));
    }

    static NewJob<Work> poison() {
        return NewJob.of(TYPE, new Work(Manner.POISON, 0));
    }
}
