package dev.errand.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Bytes in object storage, rows in PostgreSQL. An object is complete before its row is written; one whose row never came,
 * or went, is swept. Files that were stored in PostgreSQL before are still read from there.
 */
final class S3BlobStore implements BlobStore {

    private final S3Bucket bucket;
    private final BlobRows rows;
    private final PostgresBlobStore before;
    private final S3Orphans orphans;
    private final Mono<String> installation;

    S3BlobStore(S3Bucket bucket, DatabaseClient database) {
        this.bucket = bucket;
        this.rows = new BlobRows(database);
        this.before = new PostgresBlobStore(database);
        this.installation = rows.installation().cacheInvalidateIf(known -> false);
        this.orphans = new S3Orphans(bucket, rows);
    }

    private record Sums(long size, byte[] sha256, byte[] md5) {}

    @Override
    public Mono<Staged> stage(Path file, String mediaType) {
        return installation.flatMap(whose -> blocking(() -> {
            var id = BlobId.next();
            var sums = sums(file);
            bucket.put(id, file, Base64.getEncoder().encodeToString(sums.md5), mediaType, whose);
            return () -> rows.insert(id, sums.size, sums.sha256, mediaType);
        }));
    }

    private static Sums sums(Path file) throws IOException {
        var sha256 = BlobBytes.sha256();
        var md5 = md5();
        long size = 0;
        try (var in = Files.newInputStream(file)) {
            var piece = new byte[BlobBytes.PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sha256.update(piece, 0, read);
                md5.update(piece, 0, read);
                size += read;
            }
        }
        return new Sums(size, sha256.digest(), md5.digest());
    }

    @Override
    public Flux<byte[]> read(BlobId id) {
        return rows.find(id)
                .flatMapMany(row ->
                        row.inPostgres() ? before.read(id, row) : BlobBytes.proved(id, row.sha256(), object(id)));
    }

    private Flux<byte[]> object(BlobId id) {
        return BlobBytes.of(() -> opened(id))
                .onErrorMap(UncheckedIOException.class, broken -> away(broken))
                .onErrorMap(SdkException.class, failure -> away(failure));
    }

    private InputStream opened(BlobId id) {
        try {
            return bucket.get(id);
        } catch (NoSuchKeyException gone) {
            throw new MissingBlob(id);
        }
    }

    @Override
    public Mono<Void> check() {
        return blocking(() -> {
                    bucket.check();
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Long> sweep(Duration age) {
        return installation
                .flatMap(whose -> orphans.sweep(whose, age))
                .onErrorMap(SdkException.class, S3BlobStore::away);
    }

    private static <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IOException.class, e -> new UncheckedIOException((IOException) e))
                .onErrorMap(SdkException.class, S3BlobStore::away);
    }

    private static BlobsAway away(Throwable failure) {
        return new BlobsAway("the object storage cannot be used: " + failure.getMessage(), failure);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5"); // what S3 checks an upload by
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
