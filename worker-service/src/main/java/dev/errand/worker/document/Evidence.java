package dev.errand.worker.document;

import dev.errand.document.FigureValue;
import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a row's columns into values per period, with their signs. */
final class Evidence {

    private static final String LOSS_ONLY =
            "(?:(?:consolidated )?net |operating )?loss(?:es)?\\b(?!.*\\b(?:income|profit|earnings)\\b).*"
                    + "|(?:basic and |basic & )?diluted (?:net )?loss\\b.*|net loss .*"
                    + "|net cash (?:flows? )?used (?:in|for|by) .*|total (?:.* )?(?:deficit|deficiency)";

    private final FiscalCalendar calendar;

    Evidence(FiscalCalendar calendar) {
        this.calendar = calendar;
    }

    /** Latest first. Whole years only, when there are any: a quarter beside them answers no one's question. */
    List<FigureValue> values(StatementKind kind, FoundRow found) {
        PeriodKind headingKind = headingKind(found.table());
        boolean negate = isPrintedWithoutSign(found);
        var values = new ArrayList<FigureValue>();
        new TreeMap<>(found.row().amounts()).forEach((index, amount) -> {
            Period period = calendar.period(found.table().columns().get(index), kind, headingKind);
            if (values.stream().noneMatch(value -> same(value.period(), period))) {
                values.add(new FigureValue(period, negate ? amount.negate() : amount));
            }
        });
        if (values.stream().anyMatch(value -> value.period().kind() == PeriodKind.YEAR)) {
            values.removeIf(value -> value.period().kind() != PeriodKind.YEAR);
        }
        values.sort(Comparator.comparing((FigureValue value) -> value.period().kind())
                .thenComparing(value -> day(value.period()), Comparator.reverseOrder()));
        return values;
    }

    /** What the lines above the table say, the nearest first. */
    private static @Nullable PeriodKind headingKind(Table table) {
        return table.heading()
                .lines()
                .map(PeriodWords::of)
                .filter(words -> words.isAboutTime() && words.kind() != null)
                .reduce((above, below) -> below)
                .map(PeriodWords::kind)
                .orElse(null);
    }

    /** A row called "Net loss" may show 1,234 for a loss of 1,234. */
    static boolean isPrintedWithoutSign(FoundRow found) {
        return Label.plain(found.label()).matches(LOSS_ONLY)
                && found.row().amounts().values().stream().noneMatch(amount -> amount.signum() < 0)
                && found.row().amounts().values().stream().anyMatch(amount -> amount.compareTo(BigDecimal.ZERO) > 0);
    }

    private static boolean same(Period one, Period other) {
        return one.isSamePartOfYear(other)
                && one.fiscalYear() == other.fiscalYear()
                && (one.end() == null || other.end() == null || one.end().equals(other.end()));
    }

    private static LocalDate day(Period period) {
        LocalDate end = period.end();
        int month = period.quarter() == null ? 12 : 3 * period.quarter();
        return end == null ? LocalDate.of(period.fiscalYear(), month, 1) : end;
    }
}
