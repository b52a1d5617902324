package dev.errand.api.order.payment;

import dev.errand.job.Queued;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event came to.
 *
 * @param fresh whether it was not known before
 * @param ready the jobs that may run now
 * @param stopped the job that must not run any more
 */
record Effect(boolean fresh, List<Queued> ready, JobStop.@Nullable Stopped stopped) {
    static final Effect KNOWN = new Effect(false, List.of(), null);
    static final Effect NOTED = new Effect(true, List.of(), null);

    Effect with(List<Queued> more) {
        return new Effect(fresh, Stream.concat(ready.stream(), more.stream()).toList(), stopped);
    }
}
