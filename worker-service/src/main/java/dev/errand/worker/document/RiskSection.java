package dev.errand.worker.document;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds where the document speaks of its risks: Item 1A of a 10-K or 10-Q, Item 3.D of a 20-F, the principal risks of an annual report. */
final class RiskSection {

    private static final String START =
            "(?:part ii,? ?)?(?:item ?(?:1a|3)\\.? ?[-–—:.]? ?)?(?:(?:3\\.?)?d\\.? ?)?(?:risk factors|(?:our )?(?:principal|key|material) risks(?: and uncertainties)?|risks and uncertainties|risk factors and uncertainties)[.:]?";
    private static final String ITEM = "(?:part (?:i|ii) ?)?item ?(?!1a|3\\.?d)\\d{1,2}[a-d]?\\b.{0,120}";
    private static final String OTHER_CHAPTER =
            "unresolved staff comments|properties|legal proceedings|management's discussion.*|corporate governance.*|viability statement.*|going concern.*|consolidated financial statements|financial statements|information on the company|directors' report|use of proceeds";
    private static final int LEAST_WORDS = 60;

    private RiskSection() {}

    /** The section's paragraphs without its heading; empty when the document has none. */
    static List<Paragraph> of(List<Paragraph> paragraphs) {
        return IntStream.range(0, paragraphs.size())
                .filter(i -> plain(paragraphs.get(i)).matches(START))
                .mapToObj(i -> paragraphs.subList(i + 1, end(paragraphs, i)))
                .max(Comparator.comparingLong(RiskSection::words))
                .filter(section -> words(section) >= LEAST_WORDS)
                .orElse(List.of());
    }

    private static int end(List<Paragraph> paragraphs, int start) {
        Paragraph heading = paragraphs.get(start);
        int end = start + 1;
        while (end < paragraphs.size() && !ends(paragraphs.get(end), heading)) {
            end++;
        }
        return end;
    }

    private static boolean ends(Paragraph paragraph, Paragraph heading) {
        var text = plain(paragraph);
        return text.length() < 160 && text.matches(ITEM)
                || paragraph.size() >= heading.size() && text.matches(OTHER_CHAPTER)
                || paragraph.size() > heading.size() + 1 && paragraph.words() < 12 && !text.matches(START);
    }

    private static String plain(Paragraph paragraph) {
        return paragraph.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private static long words(List<Paragraph> section) {
        return section.stream().mapToLong(Paragraph::words).sum();
    }
}
