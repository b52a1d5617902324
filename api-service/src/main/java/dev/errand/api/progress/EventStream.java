package dev.errand.api.progress;

import dev.errand.api.connection.Shielded;
import dev.errand.job.Job;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One client's way through a job's events. It reads on from where the client is whenever the client has taken what was
 * read before, so it needs no buffer and leaves no gap; nothing but its position is its own.
 */
final class EventStream {

    private static final byte[] RETRY_HINT = "retry:2000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final EventStreams streams;
    private final Watch watch;
    private final boolean fresh;
    private final boolean open;

    private Job job;
    private EventId position;
    private long sentAt = System.nanoTime();
    private boolean askedAgain;
    private boolean done;

    /**
     * @param after the last event that the client has; null for a client that has none
     * @param open whether what the job says and makes is for the client
     */
    EventStream(EventStreams streams, Watch watch, Job job, @Nullable EventId after, boolean open) {
        this.open = open;
        this.streams = streams;
        this.watch = watch;
        this.job = job;
        this.position = after == null ? EventId.START : after;
        this.fresh = after == null;
    }

    /** Complete after the job's end was told, or when this process is stopping. */
    Flux<byte[]> bytes() {
        var beginning = fresh && !job.status().ended() ? state(EventId.START) : Mono.<byte[]>empty();
        return Flux.concat(
                Mono.just(RETRY_HINT), beginning, Flux.defer(this::next).repeat(() -> !done));
    }

    /** What can be sent now; if there is nothing, waits for news and is then complete without having sent anything. */
    private Mono<byte[]> next() {
        var moment = watch.now();
        var last = job.status().ended();
        return page(moment).flatMap(page -> {
            if (!page.isEmpty()) {
                position = page.last();
                return sent(page.bytes());
            }
            if (last && (page.known() || askedAgain)) {
                return end();
            }
            askedAgain = last; // Redis did not answer just now: the events before the end get a second chance
            if (streams.closing()) {
                done = true;
                return Mono.empty();
            }
            if (streams.heartbeatDue(sentAt)) {
                return sent(HEARTBEAT);
            }
            return moment.over().then(Mono.defer(this::look)).then(Mono.empty());
        });
    }

    /** The one that all share who stand here, or one of its own for those who may not see all of it. */
    private Mono<Page> page(Moment moment) {
        return open
                ? moment.read(streams.pages(), watch.job(), position)
                : Mono.fromFuture(streams.pages().read(watch.job(), position, false), true);
    }

    private Mono<byte[]> sent(byte[] bytes) {
        sentAt = System.nanoTime();
        return Mono.just(bytes);
    }

    /** After a ring: if the job was seen to have ended, asks how; a job retried since then has not. */
    private Mono<Void> look() {
        if (!watch.now().ended()) {
            return Mono.empty();
        }
        return Shielded.from(() -> streams.jobs().find(watch.job()))
                .doOnSuccess(found -> {
                    if (found == null) {
                        done = true; // the row is gone, and with it the end
                    } else {
                        job = found;
                    }
                })
                .onErrorComplete() // the next ring asks again
                .then();
    }

    private Mono<byte[]> end() {
        var completedAt = job.completedAt();
        var id = position.end(completedAt == null ? job.createdAt() : completedAt);
        return state(id)
                .doOnNext(bytes -> done = true)
                .onErrorResume(failure -> watch.now().over().then(Mono.empty()));
    }

    private Mono<byte[]> state(EventId id) {
        return Shielded.from(() -> streams.jobs().stages(job.id()).collectList())
                .map(stages ->
                        Page.of(id, "state", JobState.of(job, stages).text()).bytes());
    }
}
