package dev.errand.worker.document;

import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import dev.errand.worker.document.DocumentText.Page;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a company numbers its fiscal years. Most name them after the year they end in; some that end in winter call the year
 * ended January 29, 2022 "fiscal 2021".
 */
final class FiscalCalendar {

    private static final Pattern NAMED = Pattern.compile(
            "\\bfiscal (?:year )?((?:19|20)\\d\\d)\\b(?:(?!fiscal)[^.;:]){0,60}?\\b(?:ended|ending|ends)(?: on)? ([a-z]+ \\d{1,2}, (?:19|20)\\d\\d)");
    private static final int LAST_WINTER_MONTH = 3;
    private static final int LAST_DAY_OVER = 7;

    private final boolean namedAfterStart;

    private FiscalCalendar(boolean namedAfterStart) {
        this.namedAfterStart = namedAfterStart;
    }

    static FiscalCalendar of(List<Page> pages, Statements statements) {
        int named = votes(pages);
        return new FiscalCalendar(named > 0 || named == 0 && balanceSheetIsAYearAhead(statements));
    }

    /** When a column's values were true. */
    Period period(Column column, StatementKind kind, @Nullable PeriodKind headingKind) {
        LocalDate end = end(column);
        int year = end == null ? Objects.requireNonNull(column.year()) : fiscalYear(end);
        if (kind == StatementKind.BALANCE_SHEET) {
            return new Period(PeriodKind.INSTANT, year, column.quarter(), end);
        }
        PeriodKind own = column.kind() == null ? headingKind : column.kind();
        return new Period(own == null ? kind.usualPeriod() : own, year, column.quarter(), end);
    }

    /** A year of 52 or 53 weeks that runs over into the first days of January is named after the December before. */
    private int fiscalYear(LocalDate end) {
        boolean runsOver = end.getMonthValue() == 1 && end.getDayOfMonth() <= LAST_DAY_OVER;
        boolean started = namedAfterStart && end.getMonthValue() <= LAST_WINTER_MONTH;
        return runsOver || started ? end.getYear() - 1 : end.getYear();
    }

    private static @Nullable LocalDate end(Column column) {
        MonthDay day = column.day();
        if (column.end() != null || day == null || column.year() == null) {
            return column.end();
        }
        return day.atYear(column.year());
    }

    /** Positive when the text names fiscal years after the year they start in, negative when after the year they end in. */
    private static int votes(List<Page> pages) {
        int votes = 0;
        for (Page page : pages) {
            Matcher matcher = NAMED.matcher(page.text().replace('\n', ' ').toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                int name = Integer.parseInt(matcher.group(1));
                var dates = PeriodWords.of(matcher.group(2)).dates();
                if (!dates.isEmpty() && dates.get(0).getMonthValue() <= LAST_WINTER_MONTH) {
                    int lag = dates.get(0).getYear() - name;
                    votes += lag == 1 ? 1 : lag == 0 ? -1 : 0;
                }
            }
        }
        return votes;
    }

    private static boolean balanceSheetIsAYearAhead(Statements statements) {
        Optional<Column> day = latest(statements, StatementKind.BALANCE_SHEET);
        Optional<Column> year = latest(statements, StatementKind.INCOME);
        if (day.isEmpty() || year.isEmpty() || end(year.get()) != null) {
            return false;
        }
        LocalDate end = end(day.get());
        return end != null
                && end.getMonthValue() <= LAST_WINTER_MONTH
                && Objects.equals(year.get().year(), end.getYear() - 1);
    }

    private static Optional<Column> latest(Statements statements, StatementKind kind) {
        return statements
                .of(kind)
                .findFirst()
                .flatMap(statement -> statement.tables().get(0).columns().stream()
                        .filter(column -> column.year() != null)
                        .max(Comparator.comparing(column -> Objects.requireNonNull(column.year()))));
    }
}
