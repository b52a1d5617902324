package dev.errand.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Bytes on their way between files, streams and the storage, a piece at a time. */
final class BlobBytes {

    static final int PIECE = 512 * 1024;

    private BlobBytes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static Flux<byte[]> of(Path file) {
        return of(() -> Files.newInputStream(file));
    }

    /** A stream in full pieces, the last one perhaps shorter; opened when it is asked for, and closed in any case. */
    static Flux<byte[]> of(Callable<? extends InputStream> stream) {
        return Flux.<byte[], InputStream>generate(
                        stream::call,
                        (in, sink) -> {
                            var piece = next(in);
                            if (piece.length == 0) {
                                sink.complete();
                            } else {
                                sink.next(piece);
                            }
                            return in;
                        },
                        BlobBytes::close)
                .onErrorMap(IOException.class, UncheckedIOException::new)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** The same pieces, and a failure at the end if they are not those that were stored. */
    static Flux<byte[]> proved(BlobId id, byte[] sha256, Flux<byte[]> pieces) {
        return Flux.defer(() -> {
            var digest = sha256();
            return pieces.doOnNext(digest::update)
                    .concatWith(Mono.defer(() ->
                            Arrays.equals(digest.digest(), sha256) ? Mono.empty() : Mono.error(new DamagedBlob(id))));
        });
    }

    /** Writes the pieces to a file; gives their length. */
    static Mono<Long> write(Flux<byte[]> pieces, Path to) {
        return Mono.using(
                        () -> Files.newOutputStream(to),
                        out -> pieces.publishOn(Schedulers.boundedElastic(), 2)
                                .map(piece -> write(out, piece))
                                .reduce(0L, Long::sum),
                        BlobBytes::close)
                .onErrorMap(IOException.class, UncheckedIOException::new);
    }

    private static byte[] next(InputStream in) {
        try {
            return in.readNBytes(PIECE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long write(OutputStream out, byte[] piece) {
        try {
            out.write(piece);
            return piece.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable any) {
        try {
            any.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
