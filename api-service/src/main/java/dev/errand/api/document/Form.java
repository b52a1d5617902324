package dev.errand.api.document;

import dev.errand.api.problem.InvalidValue;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;

/** Reads one multipart form while it arrives: the file goes to the disk, counted; parts that nobody asked for go away. */
final class Form implements AutoCloseable {

    private static final String FILE = "file";
    private static final String QUERY = "query";
    private static final long OTHER_PARTS = 1 << 20;

    private final Path target;
    private final DocumentProperties bounds;
    private final FileChannel out;

    private @Nullable String name;
    private @Nullable String query;
    private boolean withinFile;
    private long size;
    private long others;

    Form(Path target, DocumentProperties bounds) throws IOException {
        this.target = target;
        this.bounds = bounds;
        this.out = FileChannel.open(target, StandardOpenOption.WRITE);
    }

    /** Takes the next piece of the form, and frees it; fails with {@link BadDocument} or {@link InvalidValue}. */
    void accept(PartEvent event) {
        try {
            if (event instanceof FilePartEvent file && file.name().equals(FILE)) {
                begin(file.filename());
                write(file.content());
                withinFile = !file.isLast();
            } else if (event instanceof FormPartEvent field && field.name().equals(QUERY)) {
                ask(field.value());
            } else {
                ignore(event.content());
            }
        } finally {
            DataBufferUtils.release(event.content());
        }
    }

    private void begin(String fileName) {
        if (name != null && !withinFile) {
            throw BadDocument.twice();
        }
        name = FileName.shown(fileName);
    }

    private void write(DataBuffer content) {
        size += content.readableByteCount();
        if (size > bounds.maxSize().toBytes()) {
            throw BadDocument.tooLarge(bounds.maxSize().toBytes());
        }
        try (var buffers = content.readableByteBuffers()) {
            while (buffers.hasNext()) {
                var buffer = buffers.next();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        } catch (IOException e) {
            throw new DiskTrouble(e);
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

    private void ignore(DataBuffer content) {
        others += content.readableByteCount();
        if (others > OTHER_PARTS) {
            throw BadDocument.tooLarge(bounds.maxSize().toBytes());
        }
    }

    /** The form, after its last piece; fails with {@link BadDocument} if there is no file in it. */
    Upload upload() {
        if (name == null) {
            throw BadDocument.missing();
        }
        if (size == 0) {
            throw BadDocument.empty();
        }
        return new Upload(target, name, size, query);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
