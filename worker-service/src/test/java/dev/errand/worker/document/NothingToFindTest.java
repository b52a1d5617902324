package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.document.FigureName;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not in a document is not reported, and what cannot be read is refused. */
class NothingToFindTest {

    private final DocumentAnalyst analyst = new DocumentAnalyst();

    @TempDir
    Path directory;

    @Test
    void aLetterHasNoFigures() throws Exception {
        try (var paper = new Paper()) {
            var letter = paper.page()
                    .line("May 3, 2023")
                    .prose(
                            "Dear shareholders, in 2022 our revenue grew by 12 % to $ 4,500 million, and net income reached $ 700 million, more "
                                    + "than ever before. Total assets were higher than in 2021. We thank you for your trust, and we look forward to "
                                    + "seeing you at the annual meeting of 2023 in Boston.")
                    .line("Sincerely,")
                    .line("The Board")
                    .saveTo(directory.resolve("letter.pdf"));
            var text = Filings.read(letter);
            var figures = analyst.figures(text);
            var risks = analyst.risks(text);
            var analysis = analyst.summarise("letter.pdf", text, figures, risks, null);

            assertNotFound(figures, FigureName.values());
            assertThat(figures.ratios()).isEmpty();
            assertThat(risks.riskFactors()).isEmpty();
            assertThat(analysis.summary()).contains("no figures are reported");
            assertThat(analysis.warnings()).containsExactly("the document has no section on risk factors");
        }
    }

    @Test
    void tablesThatAreNoStatementsGiveNoFigures() throws Exception {
        try (var paper = new Paper()) {
            var report = analyst.figures(Filings.read(paper.page()
                    .columns(475, 550)
                    .centre("Segment results")
                    .row("(in millions)", "2022", "2021")
                    .row("Revenue", "500", "450")
                    .row("Operating income", "50", "45")
                    .down(30)
                    .centre("Staff")
                    .row("", "2022", "2021")
                    .row("Net sales per employee", "310", "290")
                    .row("Employees", "1,400", "1,350")
                    .saveTo(directory.resolve("tables.pdf"))));

            assertNotFound(report, FigureName.values());
        }
    }

    @Test
    void aScannedDocumentIsReportedAsOneWithoutText() throws Exception {
        var file = directory.resolve("scan.pdf");
        try (var document = new PDDocument()) {
            for (int i = 0; i < 3; i++) {
                var page = new PDPage();
                document.addPage(page);
                var picture = LosslessFactory.createFromImage(
                        document, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(picture, 0, 0, 600, 800);
                }
            }
            document.save(file.toFile());
        }
        var text = Filings.read(file);
        var figures = analyst.figures(text);
        var analysis = analyst.summarise("scan.pdf", text, figures, analyst.risks(text), "What was the revenue?");

        assertNotFound(figures, FigureName.values());
        assertThat(analysis.warnings().get(0)).isEqualTo("no text layer on pages 1-3: scanned pictures are not read");
        assertThat(analysis.answer().answered()).isFalse();
        assertThat(analysis.answer().text())
                .contains("Nothing in the document answers this question", "revenue was not found");
    }

    @Test
    void aFileThatIsNoPdfIsRefused() throws Exception {
        var file = Files.writeString(directory.resolve("notes.pdf"), "just some words");

        assertThatThrownBy(() -> Filings.read(file))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("damaged or not a PDF");
    }

    @Test
    void aFileThatWasCutShortIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(Filings.NVIDIA);
        var file = Files.write(directory.resolve("cut.pdf"), Arrays.copyOf(whole, 20_000));

        assertThatThrownBy(() -> Filings.read(file)).isInstanceOf(UnreadableDocument.class);
    }

    @Test
    void anEncryptedFileIsRefused() throws Exception {
        var file = directory.resolve("secret.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file.toFile());
        }

        assertThatThrownBy(() -> Filings.read(file))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessage("the document is protected by a password");
    }

    @Test
    void aMissingFileMayBeThereLater() {
        assertThatThrownBy(() -> Filings.read(directory.resolve("gone.pdf"))).isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptEndsTheReading() {
        var seen = new ArrayList<Integer>();

        assertThatThrownBy(() -> analyst.read(Filings.NVIDIA, (done, total) -> {
                    seen.add(done);
                    if (done == 2) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(seen).containsExactly(1, 2);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
