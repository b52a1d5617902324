package dev.errand.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Removes objects without a row: their transaction failed, or their row is gone. An object is one's own only if its
 * metadata says so: two installations that share a bucket by mistake lose nothing.
 */
final class S3Orphans {

    private final S3Bucket bucket;
    private final BlobRows rows;

    S3Orphans(S3Bucket bucket, BlobRows rows) {
        this.bucket = bucket;
        this.rows = rows;
    }

    Mono<Long> sweep(String installation, Duration age) {
        return page(Optional.empty())
                .expand(page -> page.next() == null ? Mono.empty() : page(Optional.of(page.next())))
                .concatMap(page -> orphans(page, age))
                .concatMap(id -> remove(installation, id))
                .filter(removed -> removed)
                .count();
    }

    private Mono<S3Bucket.Listing> page(Optional<String> from) {
        return Mono.fromCallable(() -> bucket.list(from.orElse(null))).subscribeOn(Schedulers.boundedElastic());
    }

    /** By the storage's clock, which is no worse than ours; {@code age} leaves room for both. */
    private Flux<UUID> orphans(S3Bucket.Listing page, Duration age) {
        var before = Instant.now().minus(age);
        List<UUID> old = page.entries().stream()
                .filter(entry -> entry.modified().isBefore(before))
                .map(S3Bucket.Entry::id)
                .toList();
        return old.isEmpty() ? Flux.empty() : rows.known(old).flatMapIterable(known -> without(old, known));
    }

    private static List<UUID> without(List<UUID> all, Set<UUID> known) {
        return all.stream().filter(id -> !known.contains(id)).toList();
    }

    private Mono<Boolean> remove(String installation, UUID id) {
        return Mono.fromCallable(() -> {
                    var ours = bucket.isFrom(installation, id);
                    if (ours) {
                        bucket.delete(id);
                    }
                    return ours;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
