package dev.errand.worker.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts labels together that are wrapped over two lines, or that take their meaning from the heading above. */
final class RowNames {

    private static final int SECTION_ROWS = 14;
    private static final int HEADING_ROWS = 6;
    private static final Pattern BOTTOM_LINE =
            Pattern.compile("^(?:consolidated )?(?:net (?:income|loss|earnings|profit)|profit for|total)");

    private RowNames() {}

    /** The rows, those with amounts with all their names. */
    static List<Row> named(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).hasAmounts() ? rows.get(i).with(names(rows, i)) : rows.get(i))
                .toList();
    }

    /** The ways to read a row's label: as it stands first. */
    private static List<Label> names(List<Row> rows, int index) {
        Row row = rows.get(index);
        Row before = neighbour(rows, index, -1);
        Row after = neighbour(rows, index, 1);
        var start = before == null || before.label().endsWith(":") ? "" : before.label() + " ";
        var rest = after == null || !goesOn(row, after) ? "" : " " + after.label();
        var labels = new ArrayList<String>();
        if (!rest.isEmpty() && row.label().isEmpty()) {
            labels.add((start + row.label() + rest).strip());
        }
        labels.add(row.label());
        labels.add((start + row.label()).strip());
        labels.add((row.label() + rest).strip());
        labels.add((start + row.label() + rest).strip());
        if (BOTTOM_LINE.matcher(Label.plain(row.label())).find()) {
            heading(rows, index)
                    .filter(heading -> Label.plain(heading).contains("diluted"))
                    .ifPresent(heading -> labels.add(heading + " " + row.label()));
        }
        if (Label.plain(row.label()).equals("total")) {
            section(rows, index).ifPresent(heading -> labels.add("Total " + heading));
        }
        var names = labels.stream().distinct().map(Label::of).collect(Collectors.toCollection(ArrayList::new));
        if (row.label().isEmpty()) {
            summed(rows, index).ifPresent(heading -> names.add(new Label(heading, Label.plain("total " + heading))));
        }
        return List.copyOf(names);
    }

    private static boolean goesOn(Row row, Row after) {
        return row.label().isEmpty()
                || !after.label().isEmpty()
                        && Character.isLowerCase(after.label().charAt(0))
                || row.label().matches(".*\\b(and|of|to|by|in|for|from|attributable|common|per)$");
    }

    /** The heading directly above (-1) or below (1) in the same part of the page. */
    private static @Nullable Row neighbour(List<Row> rows, int index, int step) {
        Row row = rows.get(index);
        for (int i = index + step; i >= 0 && i < rows.size(); i += step) {
            Row other = rows.get(i);
            if (other.y() != row.y() && Math.abs(other.left() - row.left()) < 90) {
                boolean adjacent = Math.abs(other.y() - row.y()) <= 1.7 * Math.max(row.size(), other.size());
                return other.isHeading() && adjacent && !other.label().isEmpty() ? other : null;
            }
        }
        return null;
    }

    /** The heading of a section that this row, printed without a label, is the sum of. */
    private static Optional<String> summed(List<Row> rows, int index) {
        Row total = rows.get(index);
        Map<Integer, BigDecimal> rest = new HashMap<>(total.amounts());
        for (int i = index - 1; i >= Math.max(0, index - SECTION_ROWS); i--) {
            Row row = rows.get(i);
            if (row.isHeading()) {
                boolean sum = i < index - 2 && rest.values().stream().allMatch(amount -> amount.signum() == 0);
                return sum ? Optional.of(row.label()) : Optional.empty();
            }
            row.amounts()
                    .forEach((column, amount) -> rest.computeIfPresent(column, (key, left) -> left.subtract(amount)));
        }
        return Optional.empty();
    }

    /** The nearest heading above. */
    private static Optional<String> heading(List<Row> rows, int index) {
        return IntStream.iterate(index - 1, i -> i >= Math.max(0, index - HEADING_ROWS), i -> i - 1)
                .mapToObj(rows::get)
                .filter(Row::isHeading)
                .map(Row::label)
                .findFirst();
    }

    private static Optional<String> section(List<Row> rows, int index) {
        for (int i = index - 1; i >= Math.max(0, index - SECTION_ROWS); i--) {
            if (rows.get(i).isHeading() && rows.get(i).left() <= rows.get(index).left() + 5) {
                return Optional.of(rows.get(i).label());
            }
        }
        return Optional.empty();
    }
}
