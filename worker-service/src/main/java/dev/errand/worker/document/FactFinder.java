package dev.errand.worker.document;

import dev.errand.document.DocumentFacts;
import dev.errand.document.FigureValue;
import dev.errand.document.PeriodKind;
import dev.errand.worker.document.DocumentText.Line;
import dev.errand.worker.document.DocumentText.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the document is from its first pages, and from the lines above its statements. */
final class FactFinder {

    private static final int FIRST_PAGES = 5;
    private static final int LONGEST_NAME = 80;
    private static final int LATEST_START = 12; // characters before a cover's words; a sentence has more
    private static final int COVER_SIZE = 14; // points
    private static final Pattern NO_NAME =
            Pattern.compile("(?i)commission|file n|transition|period|report|^or$|^\\(|securities|united states");
    private static final Pattern FORM = Pattern.compile(
            "(?:united states )?form (10-?k|10-?q|20-?f|40-?f|8-?k|6-?k|s-1|f-1)(/a| ?\\(amendment.*\\))?.{0,20}");
    private static final Pattern PERIOD = Pattern.compile(
            "\\bfor the (?:fiscal |financial )?(?:year|quarter(?:ly period)?|period|six months|three months)[ -]ended:? ([^.;]{6,30})");
    private static final Pattern NAME_END = Pattern.compile(
            "(?i)\\b(corporation|corp\\.?|inc\\.?|incorporated|limited|ltd\\.?|plc|company|co\\.|ag|se|n\\.?v\\.?|s\\.?a\\.?|s\\.?p\\.?a\\.?|ab|asa|oyj|llc|l\\.?p\\.?|group|holdings?|bancorp|trust)\\s*$");

    private FactFinder() {}

    static DocumentFacts facts(String fileName, DocumentText text, FigureReport figures) {
        List<Page> first =
                text.pages().subList(0, Math.min(FIRST_PAGES, text.pages().size()));
        LocalDate end = periodEnd(first, figures);
        return new DocumentFacts(
                fileName, text.pages().size(), company(text, first), form(first), fiscalYear(figures, end), end);
    }

    private static @Nullable String company(DocumentText text, List<Page> first) {
        return Stream.<Supplier<@Nullable String>>of(
                        () -> aboveExactName(first), () -> onCover(first), () -> aboveStatements(text))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String aboveExactName(List<Page> first) {
        for (Page page : first) {
            for (int i = 1; i < page.lines().size(); i++) {
                if (page.lines().get(i).text().toLowerCase(Locale.ROOT).contains("exact name of")) {
                    return name(page.lines().subList(0, i));
                }
            }
        }
        return null;
    }

    private static @Nullable String aboveStatements(DocumentText text) {
        return text.pages().stream()
                .map(FactFinder::aboveStatement)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String name(List<Line> above) {
        for (int i = above.size() - 1; i >= Math.max(0, above.size() - 4); i--) {
            var text = above.get(i).text();
            if (text.matches(".*[A-Za-z]{2}.*")) {
                return NO_NAME.matcher(text).find() ? null : plainName(text);
            }
        }
        return null;
    }

    /** The line in the largest letters on the first pages that ends as companies' names do. */
    private static @Nullable String onCover(List<Page> first) {
        return first.stream()
                .flatMap(page -> page.lines().stream())
                .filter(line -> line.text().length() <= LONGEST_NAME
                        && NAME_END.matcher(line.text()).find())
                .filter(line -> !NO_NAME.matcher(line.text()).find() && line.size() >= COVER_SIZE)
                .max(Comparator.comparingInt(Line::size))
                .map(line -> plainName(line.text()))
                .orElse(null);
    }

    private static @Nullable String aboveStatement(Page page) {
        for (int i = 1; i < page.lines().size(); i++) {
            boolean titled = StatementTitle.of(page.lines().get(i).text()).isPresent();
            for (int above = i - 1; titled && above >= Math.max(0, i - 2); above--) {
                var name = plainName(page.lines().get(above).text());
                if (name.length() <= LONGEST_NAME && NAME_END.matcher(name).find()) {
                    return name;
                }
            }
        }
        return null;
    }

    private static String plainName(String text) {
        return text.replaceAll("(?i),? and (its )?(consolidated )?subsidiar(y|ies).*|\\(.*\\)", "")
                .strip();
    }

    private static @Nullable String form(List<Page> first) {
        List<String> lines = first.stream()
                .flatMap(page -> page.lines().stream())
                .map(line -> line.text()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ _]+", " ")
                        .strip())
                .toList();
        for (String line : lines) {
            Matcher matcher = FORM.matcher(line);
            if (matcher.matches()) {
                var amended = matcher.group(2) == null ? "" : "/A";
                return matcher.group(1).toUpperCase(Locale.ROOT).replaceAll("^(\\d+)([A-Z])", "$1-$2") + amended;
            }
        }
        return lines.stream().anyMatch(line -> line.length() < 60 && line.contains("annual report"))
                ? "annual report"
                : null;
    }

    private static @Nullable LocalDate periodEnd(List<Page> first, FigureReport figures) {
        for (Page page : first) {
            for (Line line : page.lines()) {
                Matcher matcher = PERIOD.matcher(line.text().toLowerCase(Locale.ROOT));
                var dates = matcher.find() ? PeriodWords.of(matcher.group(1)).dates() : List.<LocalDate>of();
                if (!dates.isEmpty() && matcher.start() <= LATEST_START) {
                    return dates.get(0);
                }
            }
        }
        return values(figures)
                .map(value -> value.period().end())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Integer fiscalYear(FigureReport figures, @Nullable LocalDate end) {
        return values(figures)
                .filter(value -> value.period().kind() != PeriodKind.INSTANT)
                .map(value -> value.period().fiscalYear())
                .max(Comparator.naturalOrder())
                .or(() -> values(figures)
                        .map(value -> value.period().fiscalYear())
                        .max(Comparator.naturalOrder()))
                .orElse(end == null ? null : Integer.valueOf(end.getYear()));
    }

    private static Stream<FigureValue> values(FigureReport figures) {
        return figures.figures().stream().flatMap(figure -> figure.values().stream());
    }
}
