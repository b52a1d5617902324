package dev.errand.worker.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** Draws filings as a typesetter would: labels at the left, numbers at the right edges of their columns. */
final class Paper implements AutoCloseable {

    private static final int LEFT = 50;
    private static final int RIGHT = 560;

    private final PDDocument document = new PDDocument();
    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private PDPageContentStream content;
    private int[] columns = {};
    private int size = 9;
    private float scale = 1;
    private float y;

    /** Starts a page. */
    Paper page() {
        return page(new PDPage(PDRectangle.LETTER), null);
    }

    /** Starts a page that lies on its side: its text runs up the sheet, and viewers turn it. */
    Paper turnedPage() {
        var page = new PDPage(PDRectangle.LETTER);
        page.setRotation(90);
        return page(page, new Matrix(0, 1, -1, 0, 792, 0));
    }

    /** Starts a page whose content is drawn at a tenth of its size, with letters that are ten times too large. */
    Paper scaledPage() {
        page(new PDPage(PDRectangle.LETTER), Matrix.getScaleInstance(0.1f, 0.1f));
        scale = 10;
        return this;
    }

    private Paper page(PDPage page, Matrix matrix) {
        return drawing(() -> {
            end();
            document.addPage(page);
            content = new PDPageContentStream(document, page);
            if (matrix != null) {
                content.transform(matrix);
            }
            y = 740;
            scale = 1;
        });
    }

    /** The right edges of the columns of numbers. */
    Paper columns(int... rights) {
        columns = rights;
        return this;
    }

    Paper size(int points) {
        size = points;
        return this;
    }

    Paper centre(String text) {
        return drawing(() -> draw((LEFT + RIGHT) / 2f - width(bold, text) / 2, text, bold))
                .down(13);
    }

    Paper line(String text) {
        return drawing(() -> draw(LEFT, text, plain)).down(13);
    }

    Paper bold(String text) {
        return drawing(() -> draw(LEFT, text, bold)).down(13);
    }

    /** Bold words and plain ones after them on the same line. */
    Paper runIn(String lead, String rest) {
        return drawing(() -> {
                    draw(LEFT, lead, bold);
                    draw(LEFT + width(bold, lead + " "), rest, plain);
                })
                .down(13);
    }

    /** A paragraph over as many lines as it needs. */
    Paper prose(String text) {
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > 105) {
                drawLine(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        drawLine(line.toString());
        return down(8);
    }

    private void drawLine(String line) {
        drawing(() -> draw(LEFT, line, plain));
        y -= 11;
    }

    /** Text that begins at {@code x}, on the line as it is. */
    Paper at(int x, String text) {
        return drawing(() -> draw(x, text, plain));
    }

    /** Text that is centred on {@code x}, on the line as it is. */
    Paper about(int x, String text) {
        return drawing(() -> draw(x - width(plain, text) / 2, text, plain));
    }

    /** Heads and values end at the columns' right edges; a leading {@code $} stands apart; an empty string leaves a gap. */
    Paper row(String label, String... values) {
        return drawing(() -> {
                    draw(LEFT, label, plain);
                    for (int i = 0; i < values.length; i++) {
                        value(columns[i], values[i]);
                    }
                })
                .down(13);
    }

    Paper down(int points) {
        y -= points;
        return this;
    }

    Path saveTo(Path file) {
        drawing(() -> {
            end();
            document.save(file.toFile());
        });
        return file;
    }

    private void value(int right, String value) throws IOException {
        boolean sign = value.startsWith("$ ");
        var number = sign ? value.substring(2) : value;
        if (sign) {
            draw(right - 52, "$", plain);
        }
        draw(right - width(plain, number), number, plain);
    }

    private void draw(float x, String text, PDFont font) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFont(font, size * scale);
        content.newLineAtOffset(x * scale, y * scale);
        content.showText(text);
        content.endText();
    }

    private float width(PDFont font, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private void end() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    private Paper drawing(Drawing drawing) {
        try {
            drawing.draw();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private interface Drawing {
        void draw() throws IOException;
    }
}
