package dev.errand.api.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A multipart form, written by hand. */
public final class FormBody {

    public static final String TYPE = "multipart/form-data; boundary=limit";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public FormBody field(String name, String value) {
        part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public FormBody file(String name, String fileName, byte[] content) {
        part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
        return this;
    }

    private void part(String names, byte[] content) {
        body.writeBytes(head(names));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] head(String names) {
        return ("--limit\r\nContent-Disposition: form-data; " + names + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public HttpRequest.BodyPublisher body() {
        body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.BodyPublishers.ofByteArray(body.toByteArray());
    }

    /** A file of this many zeros after its first bytes; its length is not announced. */
    static HttpRequest.BodyPublisher endless(long length) {
        var head = new ByteArrayInputStream(head("name=\"file\"; filename=\"big.pdf\""));
        var start = new ByteArrayInputStream("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));
        var end = new ByteArrayInputStream("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(Collections.enumeration(List.of(head, start, new Zeros(length), end))));
    }

    /** The length of an {@link #endless} body. */
    static long lengthOf(long zeros) {
        return head("name=\"file\"; filename=\"big.pdf\"").length
                + "%PDF-1.7\n".length()
                + zeros
                + "\r\n--limit--\r\n".length();
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(most, left);
            Arrays.fill(into, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
