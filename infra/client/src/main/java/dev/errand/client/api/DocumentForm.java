package dev.errand.client.api;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file and a question as a form; the file is read as it is sent. */
final class DocumentForm {

    private final String boundary = "errand-" + UUID.randomUUID();
    private final Path file;
    private final @Nullable String query;

    DocumentForm(Path file, @Nullable String query) {
        this.file = file;
        this.query = query;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        var parts = new ArrayList<BodyPublisher>();
        if (query != null) {
            parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"query\"\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + query + "\r\n"));
        }
        parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name()
                + "\"\r\nContent-Type: application/pdf\r\n\r\n"));
        parts.add(content());
        parts.add(text("\r\n--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    /** As browsers write it: what would end the quotes or the line is percent-encoded. */
    private String name() {
        return String.valueOf(file.getFileName())
                .replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private BodyPublisher content() {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(file + " is not there, or is no file", e);
        }
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }
}
