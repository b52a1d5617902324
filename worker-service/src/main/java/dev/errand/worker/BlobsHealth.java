package dev.errand.worker;

import dev.errand.blob.BlobStore;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether files can be stored and read. {@code DEGRADED} if not, which leaves the whole up: most jobs need none. */
@Component("blobsHealthIndicator")
class BlobsHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Status DEGRADED = new Status("DEGRADED", "jobs that need a file are tried again");

    private final BlobStore blobs;

    BlobsHealth(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public Mono<Health> health() {
        return blobs.check()
                .timeout(PATIENCE)
                .thenReturn(Health.up().build())
                .onErrorResume(failure -> Mono.just(Health.status(DEGRADED)
                        .withDetail("error", failure.getClass().getSimpleName())
                        .build()));
    }
}
