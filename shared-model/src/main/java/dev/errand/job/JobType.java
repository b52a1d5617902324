package dev.errand.job;

import java.time.Duration;
import java.util.List;

/**
 * One sort of work: all that the API and the workers agree on. The name is stored in every job row: never rename it.
 *
 * @param name {@code workload.verb}, such as {@code document.analysis}
 * @param inputType what the input's JSON decodes to
 * @param lane where jobs of this type wait unless the job says otherwise
 * @param timeout how long one attempt may take
 * @param retry how failures are tried again
 * @param stages the parts shown to users, in the order in which they run; may be empty
 */
public record JobType<I>(
        String name, Class<I> inputType, Lane lane, Duration timeout, RetryPolicy retry, List<String> stages) {

    public JobType {
        if (!name.matches("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+") || name.length() > 100) {
            throw new IllegalArgumentException("a job type reads 'workload.verb' but was '" + name + "'");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a job type's timeout is more than nothing but was " + timeout);
        }
        stages = List.copyOf(stages);
    }

    public static <I> JobType<I> of(String name, Class<I> inputType, Lane lane) {
        return new JobType<>(name, inputType, lane, Duration.ofHours(1), RetryPolicy.STANDARD, List.of());
    }

    public JobType<I> timeout(Duration longest) {
        return new JobType<>(name, inputType, lane, longest, retry, stages);
    }

    public JobType<I> retry(RetryPolicy policy) {
        return new JobType<>(name, inputType, lane, timeout, policy, stages);
    }

    public JobType<I> stages(String... names) {
        return new JobType<>(name, inputType, lane, timeout, retry, List.of(names));
    }
}
