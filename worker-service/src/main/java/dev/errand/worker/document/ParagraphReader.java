package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Line;
import dev.errand.worker.document.DocumentText.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts lines together to paragraphs, by their distance and their letters, and leaves rows of numbers out. */
final class ParagraphReader {

    private static final double WIDER = 1.3; // of the usual distance between two lines
    private static final double SHORT = 0.8; // of the page's text width

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private @Nullable Paragraph open;
    private @Nullable Line before;

    private ParagraphReader() {}

    /** {@code pages} without what is repeated on every page. */
    static List<Paragraph> paragraphs(List<Page> pages) {
        var reader = new ParagraphReader();
        pages.forEach(reader::read);
        reader.close();
        return reader.paragraphs;
    }

    private void read(Page page) {
        double pitch = pitch(page.lines());
        int right = page.lines().stream().mapToInt(ParagraphReader::right).max().orElse(0);
        int left = page.lines().stream().mapToInt(ParagraphReader::left).min().orElse(0);
        boolean first = true;
        for (Line line : page.lines()) {
            if (isNumbers(line)) {
                close();
                continue;
            }
            if (first ? !goesOnAcrossPages(line) : startsNew(line, pitch, left + SHORT * (right - left))) {
                close();
            }
            add(page.number(), line);
            first = false;
        }
    }

    private static boolean isNumbers(Line line) {
        return line.cells().stream()
                        .filter(cell -> Amount.isAmount(cell.text()))
                        .count()
                >= 2;
    }

    private boolean goesOnAcrossPages(Line line) {
        return open != null
                && !open.text().matches("(?s).*[.:!?\"]$")
                && open.emphasised() == line.emphasised()
                && Character.isLowerCase(line.text().charAt(0));
    }

    private boolean startsNew(Line line, double pitch, double shortRight) {
        if (before == null || open == null) {
            return true;
        }
        double distance = line.y() - before.y();
        boolean plainAfterEmphasis = open.emphasised() && line.emphasis() == 0;
        boolean emphasisAfterPlain =
                !open.emphasised() && line.emphasised() && line.text().length() > 3;
        boolean endedShort = right(before) < shortRight && before.text().matches(".*[.:!?]$");
        return distance < 0
                || distance > WIDER * pitch
                || Math.abs(line.size() - before.size()) > 1
                || plainAfterEmphasis
                || emphasisAfterPlain
                || endedShort
                || line.text().matches("[•●▪■◦–·*-] .*");
    }

    private void add(int page, Line line) {
        var text = line.text();
        if (open == null) {
            open = new Paragraph(page, line.size(), line.emphasis(), text);
        } else {
            boolean hyphen = open.text().matches(".*[a-z]-") && Character.isLowerCase(text.charAt(0));
            var start = open.text() + (hyphen ? "" : " ");
            int emphasis = open.emphasised()
                    ? line.emphasis() == 0 ? open.emphasis() : start.length() + line.emphasis()
                    : open.emphasis();
            open = new Paragraph(open.page(), open.size(), emphasis, start + text);
        }
        before = line;
    }

    private void close() {
        if (open != null) {
            paragraphs.add(open);
        }
        open = null;
    }

    private static double pitch(List<Line> lines) {
        var distances = new ArrayList<Integer>();
        for (int i = 1; i < lines.size(); i++) {
            int distance = lines.get(i).y() - lines.get(i - 1).y();
            if (distance > 0) {
                distances.add(distance);
            }
        }
        distances.sort(Integer::compare);
        return distances.isEmpty() ? 12 : distances.get(distances.size() / 3);
    }

    private static int left(Line line) {
        return line.cells().get(0).left();
    }

    private static int right(Line line) {
        return line.cells().get(line.cells().size() - 1).right();
    }
}
