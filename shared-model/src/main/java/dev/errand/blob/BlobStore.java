package dev.errand.blob;

import java.nio.file.Path;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Files that API and workers hand each other, since they share no disk. Every file has a row with its size and checksum,
 * written in the transaction of the row that names it; where the bytes are is the implementation's business. Neither side
 * ever holds a whole file in memory.
 *
 * <p>Everything here fails with {@link BlobsAway} while the storage does not answer: the same call may succeed later.
 */
public interface BlobStore {

    /** A file that was stored. */
    record Blob(BlobId id, long size) {}

    /** A file whose bytes are where they can be kept, or will be by then. */
    interface Staged {

        /**
         * Writes what makes it a stored file. Call it within the transaction of the row that names it: either both are
         * there or neither. The file that was staged must still be there.
         */
        Mono<Blob> keep();
    }

    /**
     * Brings a file's bytes where they can be kept. Call it outside of any transaction: it may take as long as an upload
     * takes. What is staged and not kept is removed by {@link #sweep}.
     *
     * @return fails with {@link java.io.UncheckedIOException} if the file cannot be read
     */
    Mono<Staged> stage(Path file, String mediaType);

    /**
     * A file's bytes in pieces, as fast as they are asked for.
     *
     * @return fails with {@link MissingBlob} if there is no such file; after the last piece, with
     *     {@link DamagedBlob} if the bytes were not those that were stored
     */
    Flux<byte[]> read(BlobId id);

    /** Completes if files can be stored and read now, as far as this is not the database's business. */
    Mono<Void> check();

    /**
     * Removes bytes that no row names and that are older than this.
     *
     * @param age longer than any transaction, and than the time between {@link #stage} and {@link Staged#keep}
     * @return how many files they were
     */
    Mono<Long> sweep(Duration age);

    /** Stages and keeps a file, within the transaction of the row that names it. */
    default Mono<Blob> put(Path file, String mediaType) {
        return stage(file, mediaType).flatMap(Staged::keep);
    }

    /**
     * Copies a file to this path, replacing what is there, and proves its checksum.
     *
     * @return its size; fails as {@link #read} does, and with {@link java.io.UncheckedIOException} if the path cannot be
     *     written
     */
    default Mono<Long> copy(BlobId id, Path to) {
        return BlobBytes.write(read(id), to);
    }
}
