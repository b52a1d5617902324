package dev.errand.worker.fortune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPdfTest {

    @TempDir
    private Path scratch;

    @Test
    void theFontIsEmbeddedAndTheTextReadsBackAsItWasWritten() throws Exception {
        var file = scratch.resolve("report.pdf");
        ReportPdf.write("<style>body{font-family:Report}</style><p>風雷益 一 人 龍 Mei-Ling Ångström ⚊</p>", file);

        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("風雷益 一 人 龍 Mei-Ling Ångström ━━━");
            var resources = pdf.getPage(0).getResources();
            var embedded = new ArrayList<Boolean>();
            for (var name : resources.getFontNames()) {
                embedded.add(resources.getFont(name).isEmbedded());
            }
            assertThat(embedded).isNotEmpty().containsOnly(true);
        }
    }

    @Test
    void nothingIsEverAskedFor() throws Exception {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var counter = new Thread(() -> count(server, connections));
            counter.start();
            var base = "http://127.0.0.1:" + server.getLocalPort();
            var secret = Path.of("/etc/passwd").toUri();
            ReportPdf.write("""
                    <html><head><link rel="stylesheet" href="%1$s/a.css"/><style>@import url(%1$s/b.css);
                    @font-face { font-family: x; src: url(%1$s/c.ttf) } p { background: url(%1$s/d.png) }</style></head>
                    <body><p style="font-family: x">text</p><img src="%1$s/e.png"/><object data="%2$s" type="application/pdf"></object>
                    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20">
                    <image xlink:href="%1$s/f.png" width="9" height="9"/><use xlink:href="%1$s/g.svg#a"/></svg></body></html>
                    """.formatted(base, secret), scratch.resolve("report.pdf"));
            server.close();
            counter.join(10_000);
        }

        assertThat(connections).hasValue(0);
        try (var pdf = Loader.loadPDF(scratch.resolve("report.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("text").doesNotContain("root:");
        }
    }

    private static void count(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                server.accept().close();
                connections.incrementAndGet();
            }
        } catch (java.io.IOException closed) {
            // the test is over
        }
    }
}
