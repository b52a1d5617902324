package dev.errand.worker.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Looks for a row by its label, also when it takes its meaning from the heading above. */
final class RowSearch {

    private static final int SECTION_ROWS = 14;
    private static final Pattern SHARE_COUNT =
            Pattern.compile("weighted|shares used|number of|shares outstanding|average");
    private static final Pattern PER_SHARE =
            Pattern.compile("per (?:.{0,40} )?(?:share|stock|ads|unit|adr)|earnings per|\\beps\\b");

    private RowSearch() {}

    /** The best named row; among equals the first. */
    static Optional<FoundRow> best(List<Table> tables, RowPattern pattern) {
        return all(tables, pattern::rank).stream().min(Comparator.comparingInt(FoundRow::rank));
    }

    /** The row of diluted earnings per share: often called just {@code Diluted}, below a heading that says per share. */
    static Optional<FoundRow> earningsPerShare(List<Table> tables, RowPattern pattern) {
        return all(tables, pattern::rank).stream()
                .filter(RowSearch::isPerShare)
                .min(Comparator.comparingInt(FoundRow::rank));
    }

    private static List<FoundRow> all(List<Table> tables, ToIntFunction<String> rank) {
        var found = new ArrayList<FoundRow>();
        for (Table table : tables) {
            for (int i = 0; i < table.rows().size(); i++) {
                if (table.rows().get(i).hasAmounts()) {
                    addBest(found, table, i, rank);
                }
            }
        }
        return found;
    }

    private static void addBest(List<FoundRow> found, Table table, int index, ToIntFunction<String> rank) {
        for (Label label : table.rows().get(index).names()) {
            int ranked = rank.applyAsInt(label.plain());
            if (ranked >= 0) {
                found.add(new FoundRow(table, table.rows().get(index), label.printed(), ranked));
                return;
            }
        }
    }

    private static boolean isPerShare(FoundRow found) {
        boolean counts = found.row().amounts().values().stream()
                .allMatch(amount -> amount.scale() <= 0 && amount.abs().intValue() >= 1000);
        if (counts) {
            return false;
        }
        if (PER_SHARE.matcher(Label.plain(found.label())).find()) {
            return true;
        }
        var rows = found.table().rows();
        int index = rows.indexOf(found.row());
        var heading = "";
        for (int i = index - 1; i >= Math.max(0, index - SECTION_ROWS); i--) {
            heading = rows.get(i).isHeading() ? (Label.plain(rows.get(i).label()) + " " + heading).strip() : "";
            boolean whole = i == 0
                    || !rows.get(i - 1).isHeading()
                    || rows.get(i).label().endsWith(":");
            if (whole && SHARE_COUNT.matcher(heading).find()) {
                return false;
            }
            if (whole && PER_SHARE.matcher(heading).find()) {
                return true;
            }
        }
        return found.row().amounts().values().stream().anyMatch(amount -> amount.scale() >= 2);
    }
}
