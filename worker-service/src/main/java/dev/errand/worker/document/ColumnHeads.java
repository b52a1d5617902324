package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Cell;
import dev.errand.worker.document.DocumentText.Line;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the line that names a table's periods, and reads the lines around it for what it leaves out. */
final class ColumnHeads {

    private static final int LINES_ABOVE = 6;
    private static final int LINES_BELOW = 8;
    private static final Pattern NO_PERIOD = Pattern.compile(
            "(?i)\\(?(notes?|note nos?\\.?|ref\\.?|(?:[$%€] )?change|% ?(?:change)?|variance|yoy|qoq|growth|increase.*|percent.*|page)\\)?");

    private static final Pattern SMALL = Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}"); // a year, a day, a note's number

    private static final Pattern ONE = Pattern.compile("(?:[A-Za-z]{3,9}\\.? \\d{1,2}, ?)?(?:19|20)\\d\\d");
    private static final Pattern SEVERAL = Pattern.compile(ONE.pattern() + "(?: " + ONE.pattern() + ")+");

    private ColumnHeads() {}

    /** The columns that this line heads, from left to right; empty when it heads none. */
    static Optional<List<Column>> of(List<Line> lines, int index) {
        var columns = new ArrayList<Column>();
        int firstPeriod = Integer.MAX_VALUE;
        for (Cell cell : parted(lines.get(index).cells())) {
            if (PeriodWords.headsColumn(cell.text())) {
                firstPeriod = Math.min(firstPeriod, cell.left());
                columns.add(column(cell, PeriodWords.of(cell.text())));
            } else if (NO_PERIOD.matcher(cell.text()).matches()) {
                columns.add(Column.other(cell.left(), cell.right()));
            } else if (Amount.isAmount(cell.text())
                    || cell.left() > firstPeriod && cell.text().length() > 25) {
                return Optional.empty();
            }
        }
        long periods = columns.stream().filter(column -> column.year() != null).count();
        if (periods == 0 || periods == 1 && !hasValueBelow(columns, lines, index)) {
            return Optional.empty();
        }
        return Optional.of(withSurroundings(columns, lines, index));
    }

    /** A year alone may be a date in a title or on every page: it is a column's head when numbers stand below it. */
    private static boolean hasValueBelow(List<Column> columns, List<Line> lines, int index) {
        Column period = columns.stream()
                .filter(column -> column.year() != null)
                .findFirst()
                .orElseThrow();
        return lines.subList(index + 1, Math.min(lines.size(), index + 1 + LINES_BELOW)).stream()
                .flatMap(line -> line.cells().stream())
                .anyMatch(cell -> Amount.isAmount(cell.text())
                        && cell.left() < period.right() + 12
                        && period.left() < cell.right() + 12);
    }

    /** Heads that stand so close that they became one cell, each with its share of the place. */
    private static List<Cell> parted(List<Cell> cells) {
        var parted = new ArrayList<Cell>();
        for (Cell cell : cells) {
            if (!SEVERAL.matcher(cell.text()).matches()) {
                parted.add(cell);
                continue;
            }
            double letter = (double) (cell.right() - cell.left()) / cell.text().length();
            ONE.matcher(cell.text())
                    .results()
                    .forEach(match -> parted.add(new Cell(
                            cell.left() + (int) (letter * match.start()),
                            cell.left() + (int) (letter * match.end()),
                            match.group())));
        }
        return parted;
    }

    private static Column column(Cell cell, PeriodWords words) {
        LocalDate end = words.dates().isEmpty() ? null : words.dates().get(0);
        return new Column(
                cell.left(), cell.right(), words.years().get(0), words.day(), end, words.kind(), words.quarter());
    }

    private static List<Column> withSurroundings(List<Column> columns, List<Line> lines, int index) {
        List<Column> complete = completed(columns, besides(columns, lines.get(index)));
        for (int above = index - 1; above >= Math.max(0, index - LINES_ABOVE); above--) {
            if (hasAmounts(lines.get(above))) {
                break;
            }
            complete = completed(complete, lines.get(above).cells());
        }
        complete = new ArrayList<>(complete);
        for (int near = Math.max(0, index - 1); near <= Math.min(lines.size() - 1, index + 1); near++) {
            addOthers(complete, lines.get(near));
        }
        complete.sort(Comparator.comparingInt(Column::centre));
        return complete;
    }

    /** What stands on the heads' own line, such as {@code Year Ended June 30,}. */
    private static List<Cell> besides(List<Column> columns, Line line) {
        return line.cells().stream()
                .filter(cell -> columns.stream().noneMatch(column -> column.left() == cell.left()))
                .toList();
    }

    private static void addOthers(List<Column> columns, Line line) {
        for (Cell cell : line.cells()) {
            boolean taken =
                    columns.stream().anyMatch(column -> column.left() <= cell.right() && cell.left() <= column.right());
            if (!taken && NO_PERIOD.matcher(cell.text()).matches()) {
                columns.add(Column.other(cell.left(), cell.right()));
            }
        }
    }

    /** Gives every column what the nearest cell of a line above it says about time. */
    private static List<Column> completed(List<Column> columns, List<Cell> line) {
        List<Cell> cells = line.stream()
                .filter(cell -> PeriodWords.of(cell.text()).isAboutTime())
                .toList();
        if (cells.isEmpty()) {
            return columns;
        }
        int latest = columns.stream()
                .map(Column::year)
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(0);
        return columns.stream()
                .map(column -> column.year() == null ? column : completed(column, nearest(column, cells), latest))
                .toList();
    }

    private static Column completed(Column column, Cell cell, int latest) {
        var words = PeriodWords.of(cell.text());
        int year = column.year() == null ? latest : column.year();
        boolean sameYears = words.years().stream().max(Integer::compare).orElse(latest) == latest;
        LocalDate end =
                sameYears ? words.dateIn(year) : null; // else the columns are named by fiscal years of their own
        MonthDay day = words.day() == null && sameYears ? commonDay(words) : words.day();
        return column.with(day, end, words);
    }

    private static @Nullable MonthDay commonDay(PeriodWords words) {
        var days = words.dates().stream().map(MonthDay::from).distinct().toList();
        return days.size() == 1 ? days.get(0) : null;
    }

    private static Cell nearest(Column column, List<Cell> cells) {
        return cells.stream()
                .min(Comparator.comparingInt(cell -> Math.abs(cell.centre() - column.centre())))
                .orElseThrow();
    }

    static boolean hasAmounts(Line line) {
        return line.cells().stream()
                .anyMatch(cell -> Amount.isAmount(cell.text())
                        && !Amount.isDash(cell.text())
                        && !SMALL.matcher(cell.text()).matches());
    }
}
