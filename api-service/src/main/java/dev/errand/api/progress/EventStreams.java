package dev.errand.api.progress;

import dev.errand.job.Job;
import dev.errand.job.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens and counts the event streams of this process, and holds what each of them reads from. */
@Component
class EventStreams {

    private final Jobs jobs;
    private final EventPages pages;
    private final Watchers watchers;
    private final EventProperties properties;
    private final AtomicInteger open = new AtomicInteger();

    EventStreams(Jobs jobs, EventPages pages, Watchers watchers, EventProperties properties, MeterRegistry meters) {
        this.jobs = jobs;
        this.pages = pages;
        this.watchers = watchers;
        this.properties = properties;
        Gauge.builder("errand.streams.open", open, AtomicInteger::get)
                .description("Event streams open now")
                .register(meters);
    }

    /**
     * What goes over the wire to one client, piece by piece.
     *
     * @param after the last event that the client has; null for a client that has none
     * @param open whether what the job says and makes is for the client
     */
    Flux<byte[]> bytes(Job job, @Nullable EventId after, boolean open) {
        return Flux.using(
                () -> watchers.open(job.id()),
                watch -> new EventStream(this, watch, job, after, open).bytes(),
                watchers::close);
    }

    /** Runs this as one of the streams that count; fails with {@link TooManyStreams} if there are enough. */
    Mono<Void> counted(Mono<Void> stream) {
        return Mono.defer(() -> {
            if (open.incrementAndGet() > properties.maxStreams()) {
                open.decrementAndGet();
                return Mono.error(new TooManyStreams(properties.maxStreams()));
            }
            return stream.doFinally(signal -> open.decrementAndGet());
        });
    }

    Jobs jobs() {
        return jobs;
    }

    EventPages pages() {
        return pages;
    }

    boolean closing() {
        return watchers.closing();
    }

    boolean heartbeatDue(long sentAt) {
        return System.nanoTime() - sentAt >= properties.heartbeat().toNanos();
    }
}
