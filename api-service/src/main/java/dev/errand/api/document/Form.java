package dev.errand.api.document;

import dev.errand.api.problem.InvalidValue;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads one multipart form while it arrives: the file goes to the disk, counted; parts that nobody asked for go away. */
final class Form {

    private static final String FILE = "file";
    private static final String QUERY = "query";
    private static final long OTHER_PARTS = 1 << 20;

    private final Path target;
    private final DocumentProperties bounds;

    private @Nullable String name;
    private @Nullable String query;
    private long size;
    private long others;

    Form(Path target, DocumentProperties bounds) {
        this.target = target;
        this.bounds = bounds;
    }

    /** Fails with {@link BadDocument} or {@link InvalidValue}, as soon as it is clear. */
    Mono<Upload> read(Flux<PartEvent> events) {
        return events.windowUntil(PartEvent::isLast)
                .concatMap(part ->
                        part.switchOnFirst((first, rest) -> first.hasValue() ? accept(first.get(), rest) : rest.then()))
                .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
                .then(Mono.fromCallable(this::upload));
    }

    private Mono<Void> accept(@Nullable PartEvent first, Flux<PartEvent> part) {
        if (first instanceof FilePartEvent file && file.name().equals(FILE)) {
            return receive(file.filename(), part.map(PartEvent::content));
        }
        if (first instanceof FormPartEvent field && field.name().equals(QUERY)) {
            return part.doOnNext(event -> DataBufferUtils.release(event.content()))
                    .then(Mono.fromRunnable(() -> ask(field.value())));
        }
        return part.doOnNext(this::ignore).then();
    }

    private Mono<Void> receive(String fileName, Flux<DataBuffer> content) {
        if (name != null) {
            return content.doOnNext(DataBufferUtils::release).then(Mono.error(BadDocument::twice));
        }
        name = FileName.shown(fileName);
        return DataBufferUtils.write(content.doOnNext(this::count), target, StandardOpenOption.WRITE);
    }

    private void count(DataBuffer content) {
        size += content.readableByteCount();
        var most = bounds.maxSize().toBytes();
        if (size > most) {
            DataBufferUtils.release(content);
            throw BadDocument.tooLarge(most);
        }
    }

    private void ask(String text) {
        var most = bounds.maxQuery();
        if (text.codePointCount(0, text.length()) > most) {
            throw new InvalidValue(QUERY, "is longer than " + most + " characters", most);
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValue(QUERY, "holds a null character", null);
        }
        query = text.isBlank() ? null : text.strip();
    }

    private void ignore(PartEvent event) {
        others += event.content().readableByteCount();
        DataBufferUtils.release(event.content());
        if (others > OTHER_PARTS) {
            throw BadDocument.tooLarge(bounds.maxSize().toBytes());
        }
    }

    private Upload upload() {
        if (name == null) {
            throw BadDocument.missing();
        }
        if (size == 0) {
            throw BadDocument.empty();
        }
        return new Upload(target, name, size, query);
    }
}
