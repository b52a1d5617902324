package dev.errand.api.progress;

import dev.errand.job.JobId;
import dev.errand.progress.ProgressStream;
import dev.errand.redis.RedisPresence;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads jobs' streams. With Redis away they are empty: whoever watches then learns of the end, and of nothing before. */
@Component
class EventPages {

    private static final Logger log = LoggerFactory.getLogger(EventPages.class);

    private final ProgressStream stream;
    private final RedisPresence presence;

    EventPages(ProgressStream stream, RedisPresence presence) {
        this.stream = stream;
        this.presence = presence;
    }

    /** Never fails. */
    CompletableFuture<Page> read(JobId job, EventId after) {
        return read(job, after, true);
    }

    /** @param open whether what the job says and makes is among the events */
    CompletableFuture<Page> read(JobId job, EventId after, boolean open) {
        if (!presence.worthTrying()) {
            return CompletableFuture.completedFuture(Page.unknown(after));
        }
        return Mono.defer(() -> Mono.fromCompletionStage(stream.read(job, after.toString(), Page.MOST_EVENTS)))
                .subscribeOn(Schedulers.boundedElastic()) // a client that is not connected blocks its caller
                .map(entries -> Page.of(entries, after, open))
                .doOnNext(page -> presence.succeeded())
                .onErrorResume(failure -> Mono.just(away(failure, after)))
                .toFuture();
    }

    private Page away(Throwable failure, EventId after) {
        if (presence.failed()) {
            log.warn("Redis does not answer; progress is not shown until it does: {}", failure.toString());
        }
        return Page.unknown(after);
    }
}
