package dev.errand.api.document;

import dev.errand.api.problem.Busy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Tells whether a file is a PDF that a worker can read, before anything is stored. */
@Component
class PdfCheck implements DisposableBean {

    private static final int HEAD = 1_024;
    private static final int TAIL = 2_048;
    private static final int MOST_WAITING = 50;

    private final int maxPages;
    private final MemoryUsageSetting memory;
    private final Scheduler checks;

    PdfCheck(DocumentProperties properties) {
        this.maxPages = properties.maxPages();
        this.memory = MemoryUsageSetting.setupMixed(
                        properties.checkMemory().toBytes(),
                        4 * properties.maxSize().toBytes())
                .setTempDir(properties.uploads().toFile());
        this.checks = Schedulers.newBoundedElastic(properties.checks(), MOST_WAITING, "pdf-check", 60, true);
    }

    /** How many pages it has; fails with {@link BadDocument}, or with {@link Busy} if too many files wait for this. */
    Mono<Integer> pages(Path file) {
        return Mono.fromCallable(() -> check(file))
                .subscribeOn(checks)
                .onErrorMap(RejectedExecutionException.class, full -> new Busy("too many files are being checked"));
    }

    private int check(Path file) throws IOException {
        checkEnds(file);
        try (var document = Loader.loadPDF(file.toFile(), memory.streamCache)) {
            return count(document);
        } catch (InvalidPasswordException e) {
            throw BadDocument.encrypted();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof BadDocument named ? named : BadDocument.damaged();
        }
    }

    private static void checkEnds(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() == 0) {
                throw BadDocument.empty();
            }
            if (!text(in, 0, HEAD).contains("%PDF-")) {
                throw BadDocument.notPdf();
            }
            if (!text(in, Math.max(0, in.length() - TAIL), TAIL).contains("%%EOF")) {
                throw BadDocument.truncated();
            }
        }
    }

    private static String text(RandomAccessFile in, long from, int most) throws IOException {
        var bytes = new byte[(int) Math.min(most, in.length() - from)];
        in.seek(from);
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private int count(PDDocument document) {
        if (document.getNumberOfPages() > maxPages) {
            throw BadDocument.tooManyPages(maxPages);
        }
        var pages = new PageTree(document.getDocumentCatalog().getCOSObject(), maxPages).count();
        if (pages == 0) {
            throw BadDocument.damaged();
        }
        return pages;
    }

    @Override
    public void destroy() {
        checks.dispose();
    }
}
