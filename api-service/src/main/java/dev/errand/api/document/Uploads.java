package dev.errand.api.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes uploads in, and cleans up after them whatever happens. */
@Component
class Uploads {

    private static final long FORM_AROUND_THE_FILE = 2 << 20;
    private static final int PIECES_AHEAD = 8;

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
                onDisk(() -> Files.createTempFile(bounds.uploads(), "errand-upload-", ".pdf")),
                target -> read(events, target).flatMap(use),
                target -> onDisk(() -> Files.deleteIfExists(target)));
    }

    private Mono<Upload> read(Flux<PartEvent> events, Path target) {
        return Mono.usingWhen(
                onDisk(() -> new Form(target, bounds)),
                form -> events.publishOn(Schedulers.boundedElastic(), PIECES_AHEAD) // it writes to the disk
                        .doOnNext(form::accept)
                        .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                        .then(Mono.fromCallable(form::upload)),
                form -> onDisk(() -> {
                    form.close();
                    return form;
                }));
    }

    private static <T> Mono<T> onDisk(Callable<T> work) {
        return Mono.fromCallable(work)
                .onErrorMap(IOException.class, DiskTrouble::new)
                .subscribeOn(Schedulers.boundedElastic());
    }
}
