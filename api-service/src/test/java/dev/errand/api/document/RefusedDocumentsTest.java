package dev.errand.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every bad document is refused without a trace. */
class RefusedDocumentsTest extends DocumentRequests {

    @Test
    void aFileThatIsNoPdfIsRefused() {
        assertRefused(analyze(pdf("Dear shareholders".getBytes())), 422, "not-a-pdf", "file");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(analyze(pdf(new byte[0])), 422, "file-empty", "file");
    }

    @Test
    void anEncryptedPdfIsRefused() {
        assertRefused(analyze(pdf(Pdfs.encrypted())), 422, "pdf-encrypted", "file");
    }

    @Test
    void aTruncatedPdfIsRefused() {
        assertRefused(analyze(pdf(Pdfs.truncated())), 422, "pdf-truncated", "file");
    }

    @Test
    void aPdfWithoutPagesIsRefused() {
        assertRefused(analyze(pdf(Pdfs.pages(0))), 422, "pdf-damaged", "file");
        assertRefused(analyze(pdf("%PDF-1.7 nothing else %%EOF".getBytes())), 422, "pdf-damaged", "file");
    }

    @Test
    void tenThousandPagesAreRefusedWithTheBound() {
        var answer = analyze(pdf(Pdfs.pages(10_000)));
        assertRefused(answer, 422, "too-many-pages", "file");
        assertThat(answer.fault().path("bound").intValue()).isEqualTo(2_000);
    }

    @Test
    void pagesAreCountedWhateverTheFileSays() {
        assertRefused(analyze(pdf(Pdfs.lyingAboutItsPages(2_001))), 422, "too-many-pages", "file");
    }

    @Test
    void twoHundredMegabytesAreRefusedWithTheBound() {
        var answer = analyze(FormBody.endless(200L << 20));
        assertRefused(answer, 413, "file-too-large", "file");
        assertThat(answer.fault().path("bound").longValue()).isEqualTo(50L << 20);
    }

    @Test
    void anAnnouncedLengthOverTheBoundIsRefusedBeforeItIsSent() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            var head = "POST /analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FormBody.TYPE
                    + "\r\nContent-Length: 209715200\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
        assertNothingStored();
    }

    @Test
    void aClientThatSendsItAllTheSameStillSeesTheRefusal() {
        var body =
                HttpRequest.BodyPublishers.fromPublisher(FormBody.endless(200L << 20), FormBody.lengthOf(200L << 20));
        assertRefused(analyze(body), 413, "file-too-large", "file");
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        assertRefused(analyze(new FormBody().field("query", "anything?")), 422, "file-missing", "file");
        assertRefused(analyze(new FormBody().field("file", "as text")), 422, "file-missing", "file");
    }

    @Test
    void aSecondFileIsRefused() {
        var one = Pdfs.pages(1);
        assertRefused(analyze(pdf(one).file("file", "two.pdf", one)), 422, "file-twice", "file");
    }

    @Test
    void aQuestionTooLongIsRefusedWithTheBound() {
        var answer = analyze(pdf(Pdfs.pages(1)).field("query", "q".repeat(2_001)));
        assertRefused(answer, 422, "invalid-value", "query");
        assertThat(answer.fault().path("bound").intValue()).isEqualTo(2_000);
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        var text = send(request("/analyze", "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(text.status()).isEqualTo(415);
        var broken = send(request("/analyze", "Content-Type", FormBody.TYPE)
                .POST(HttpRequest.BodyPublishers.ofString("no boundary in here")));
        assertThat(broken.status()).as(broken.body()).isBetween(400, 422);
        var unnamed = send(request("/analyze", "Content-Type", "multipart/form-data")
                .POST(HttpRequest.BodyPublishers.ofString("--x--")));
        assertThat(unnamed.status()).as(unnamed.body()).isBetween(400, 422);
        assertNothingStored();
    }
}
