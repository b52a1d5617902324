package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads a PDF page by page, so that only the text so far and one page's drawing are in memory. */
final class DocumentReader {

    private static final int MOST_PAGES = 3_000;
    private static final int MOST_CELLS = 1_000_000;

    private DocumentReader() {}

    static DocumentText read(Path pdf, PageProgress progress)
            throws UnreadableDocument, IOException, InterruptedException {
        if (!Files.isRegularFile(pdf)) {
            throw new IOException("the stored document is not there");
        }
        try (var file = new RandomAccessReadBufferedFile(pdf);
                var document = Loader.loadPDF(file, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            return new DocumentText(pages(document, progress));
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocument("the document is protected by a password", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading the document");
            }
            throw new UnreadableDocument("the document is damaged or not a PDF: " + e.getMessage(), e);
        }
    }

    private static List<Page> pages(PDDocument document, PageProgress progress)
            throws UnreadableDocument, IOException, InterruptedException {
        int total = document.getNumberOfPages();
        if (total == 0) {
            throw new UnreadableDocument("the document has no pages");
        }
        if (total > MOST_PAGES) {
            throw new UnreadableDocument("the document has " + total + " pages; " + MOST_PAGES + " can be read");
        }
        var reader = new GlyphReader();
        var pages = new ArrayList<Page>(total);
        int cells = 0;
        for (int number = 1; number <= total; number++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted at page " + number + " of " + total);
            }
            var page = new Page(number, LineBuilder.lines(reader.glyphs(document, number)));
            cells += page.lines().stream().mapToInt(line -> line.cells().size()).sum();
            if (cells > MOST_CELLS) {
                throw new UnreadableDocument("the document has more text than can be analysed");
            }
            pages.add(page);
            progress.pagesRead(number, total);
        }
        return pages;
    }
}
