package dev.errand.api.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Function;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes uploads in, and cleans up after them whatever happens. */
@Component
class Uploads {

    private static final long FORM_AROUND_THE_FILE = 2 << 20;

    private final DocumentProperties bounds;

    Uploads(DocumentProperties bounds) {
        this.bounds = bounds;
    }

    /**
     * Reads a form and hands it on; its file is gone afterwards.
     *
     * @param announced the request's length as it says itself; negative if it does not
     */
    <T> Mono<T> receive(long announced, Flux<PartEvent> events, Function<Upload, Mono<T>> use) {
        if (announced > bounds.maxSize().toBytes() + FORM_AROUND_THE_FILE) {
            return Mono.error(BadDocument.tooLarge(bounds.maxSize().toBytes()));
        }
        return Mono.usingWhen(
                onDisk(() -> Files.createTempFile("errand-upload-", ".pdf")),
                target -> new Form(target, bounds).read(events).flatMap(use),
                target -> onDisk(() -> Files.deleteIfExists(target)));
    }

    private interface DiskWork<T> {
        T run() throws IOException;
    }

    private static <T> Mono<T> onDisk(DiskWork<T> work) {
        return Mono.fromCallable(work::run)
                .onErrorMap(IOException.class, UncheckedIOException::new)
                .subscribeOn(Schedulers.boundedElastic());
    }
}
