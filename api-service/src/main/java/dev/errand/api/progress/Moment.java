package dev.errand.api.progress;

import dev.errand.job.JobId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The time between two rings of the bell for a watched job. All who ask within one moment for what comes after the same
 * event get the same page, read once; what was appended later belongs to the next moment, whose ring wakes them.
 */
final class Moment {

    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Map<EventId, CompletableFuture<Page>> pages = new ConcurrentHashMap<>();
    private final boolean ended;

    /** @param ended whether the job was seen to have ended; it may be running again by now */
    Moment(boolean ended) {
        this.ended = ended;
    }

    boolean ended() {
        return ended;
    }

    Mono<Page> read(EventPages reads, JobId job, EventId after) {
        var page = pages.computeIfAbsent(after, start -> reads.read(job, start));
        return Mono.fromFuture(page, true).doOnNext(read -> {
            if (read.isFull()) {
                pages.remove(after); // a replay: nobody else stands just there, so it is not kept
            }
        });
    }

    void end() {
        over.complete(null);
    }

    /** Done at the next ring. */
    Mono<Void> over() {
        return Mono.fromFuture(over, true).publishOn(Schedulers.parallel());
    }
}
