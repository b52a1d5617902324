package dev.errand.worker;

import dev.errand.blob.BlobStore;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes stored bytes that no row names, now and then. Every worker does it; it does no harm twice. */
@Component
class BlobSweep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BlobSweep.class);
    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration AGE = Duration.ofHours(24);

    private final Disposable rounds;

    BlobSweep(BlobStore blobs) {
        var first = Duration.ofMinutes(ThreadLocalRandom.current().nextInt(5, 60)); // workers start together
        this.rounds = Flux.interval(first, EVERY)
                .onBackpressureDrop()
                .concatMap(round -> sweep(blobs), 1)
                .subscribe();
    }

    private static Mono<Long> sweep(BlobStore blobs) {
        return blobs.sweep(AGE)
                .doOnNext(removed -> {
                    if (removed > 0) {
                        log.info("removed {} stored files that no row names", removed);
                    }
                })
                .onErrorResume(failure -> {
                    log.warn("stored files that no row names were not removed: {}", failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void destroy() {
        rounds.dispose();
    }
}
