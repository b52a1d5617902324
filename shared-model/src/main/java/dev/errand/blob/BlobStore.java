package dev.errand.blob;

import static dev.errand.database.Columns.required;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Files that API and workers hand each other, since they share no disk: in PostgreSQL, in chunks, checksummed. Neither
 * side ever holds a whole file in memory.
 */
public final class BlobStore {

    private static final int CHUNK = 512 * 1024;

    private static final String INSERT_CHUNK = "INSERT INTO blob_chunk (blob_id, n, data) VALUES (:blob, :n, :data)";
    private static final String INSERT =
            "INSERT INTO blob (id, size, sha256, media_type) VALUES (:id, :size, :sha256, :media_type)";
    private static final String FIND = "SELECT size, sha256 FROM blob WHERE id = :id";
    private static final String CHUNK_N = "SELECT data FROM blob_chunk WHERE blob_id = :blob AND n = :n";

    private final DatabaseClient database;

    public BlobStore(DatabaseClient database) {
        this.database = database;
    }

    /** A file that was stored. */
    public record Blob(BlobId id, long size) {}

    private record Chunk(int n, byte[] data) {}

    /**
     * Stores a file. Call it within the transaction of the row that names it: either both are there or neither.
     *
     * @return fails with {@link UncheckedIOException} if the file cannot be read
     */
    public Mono<Blob> put(Path file, String mediaType) {
        return Mono.defer(() -> {
            var id = BlobId.next();
            var digest = sha256();
            var chunks = chunks(file, digest).concatMap(chunk -> insert(id, chunk), 1);
            return chunks.reduce(0L, Long::sum)
                    .flatMap(size -> database.sql(INSERT)
                            .bind("id", id.value())
                            .bind("size", size)
                            .bind("sha256", digest.digest())
                            .bind("media_type", mediaType)
                            .then()
                            .thenReturn(new Blob(id, size)));
        });
    }

    private static Flux<Chunk> chunks(Path file, MessageDigest digest) {
        return Flux.<Chunk, Reader>generate(
                        () -> new Reader(file, digest),
                        (reader, sink) -> {
                            var data = reader.next();
                            if (data.length == 0) {
                                sink.complete();
                            } else {
                                sink.next(new Chunk(reader.read++, data));
                            }
                            return reader;
                        },
                        Reader::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static final class Reader {
        private final InputStream in;
        private int read;

        Reader(Path file, MessageDigest digest) throws IOException {
            in = new DigestInputStream(Files.newInputStream(file), digest);
        }

        byte[] next() {
            try {
                return in.readNBytes(CHUNK);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Mono<Long> insert(BlobId id, Chunk chunk) {
        return database.sql(INSERT_CHUNK)
                .bind("blob", id.value())
                .bind("n", chunk.n())
                .bind("data", chunk.data())
                .then()
                .thenReturn((long) chunk.data().length);
    }

    /**
     * Copies a file to this path, replacing what is there, and proves its checksum.
     *
     * @return its size; fails with {@link MissingBlob} if there is no such file, with {@link UncheckedIOException} if
     *     the path cannot be written or the bytes are not those that were stored
     */
    public Mono<Long> copy(BlobId id, Path to) {
        return database.sql(FIND)
                .bind("id", id.value())
                .map(row -> new Stored(required(row, "size", Long.class), required(row, "sha256", byte[].class)))
                .one()
                .switchIfEmpty(Mono.error(() -> new MissingBlob(id)))
                .flatMap(stored -> copy(id, stored, to));
    }

    private record Stored(long size, byte[] sha256) {
        int chunks() {
            return (int) ((size + CHUNK - 1) / CHUNK);
        }
    }

    private Mono<Long> copy(BlobId id, Stored stored, Path to) {
        var digest = sha256();
        return Mono.using(
                () -> Files.newOutputStream(to),
                out -> Flux.range(0, stored.chunks())
                        .concatMap(n -> chunk(id, n), 1)
                        .publishOn(Schedulers.boundedElastic())
                        .doOnNext(data -> {
                            digest.update(data);
                            write(out, data);
                        })
                        .then(Mono.fromCallable(() -> proved(id, stored, digest))),
                BlobStore::close);
    }

    private Mono<byte[]> chunk(BlobId id, int n) {
        return database.sql(CHUNK_N)
                .bind("blob", id.value())
                .bind("n", n)
                .map(row -> required(row, "data", byte[].class))
                .one();
    }

    private static long proved(BlobId id, Stored stored, MessageDigest digest) throws IOException {
        if (!Arrays.equals(digest.digest(), stored.sha256)) {
            throw new IOException("the bytes of blob " + id + " are not those that were stored");
        }
        return stored.size;
    }

    private static void write(OutputStream out, byte[] data) {
        try {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
