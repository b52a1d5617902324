package dev.errand.client.terminal;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The figures of an analysis as a table: one row a figure, one column a period, the latest first. */
final class FigureTable {

    private static final int MOST_COLUMNS = 4;
    private static final int LABEL_WIDTH = 26;
    private static final int VALUE_WIDTH = 15;

    private FigureTable() {}

    static List<String> lines(JsonNode figures) {
        var periods = periods(figures);
        var lines = new ArrayList<String>();
        var head = new StringBuilder("  " + " ".repeat(LABEL_WIDTH));
        periods.forEach(period -> head.append(right(period)));
        lines.add(head.toString());
        figures.forEach(figure -> lines.add(row(figure, periods)));
        return lines;
    }

    private static List<String> periods(JsonNode figures) {
        var all = new TreeSet<String>((a, b) -> year(b).equals(year(a)) ? a.compareTo(b) : year(b).compareTo(year(a)));
        figures.forEach(figure -> figure.path("values").forEach(value -> all.add(period(value))));
        return all.stream().limit(MOST_COLUMNS).toList();
    }

    private static String row(JsonNode figure, List<String> periods) {
        String name = figure.path("name").asString("?").replace('_', ' ');
        var row = new StringBuilder(
                "  " + String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", Prose.shorten(name, LABEL_WIDTH)));
        if (figure.path("values").isEmpty()) {
            return row.append(right("not found")).toString();
        }
        periods.forEach(period -> row.append(right(value(figure, period))));
        return row.append("  ").append(source(figure)).toString();
    }

    private static String value(JsonNode figure, String period) {
        for (JsonNode value : figure.path("values")) {
            if (period(value).equals(period)) {
                var number = new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
                return number.format(value.path("value").asDecimal(BigDecimal.ZERO));
            }
        }
        return "";
    }

    private static String source(JsonNode figure) {
        String unit = figure.path("unit").asString("");
        String formula = figure.path("formula").asString("");
        String page = figure.path("page").asString("");
        return Prose.shorten(unit, 20)
                + (page.isEmpty() ? "" : ", page " + page)
                + (formula.isEmpty() ? "" : ", " + Prose.shorten(formula, 40));
    }

    /** A balance sheet's day and a fiscal year share a column; anything shorter has one of its own. */
    private static String period(JsonNode value) {
        String kind = value.path("period").path("kind").asString("year");
        String year = value.path("period").path("fiscal_year").asString("?");
        boolean annual = kind.equals("year") || kind.equals("instant");
        return annual ? year : kind.replace('_', ' ') + " " + year;
    }

    private static String year(String period) {
        return period.substring(period.lastIndexOf(' ') + 1);
    }

    private static String right(String text) {
        return String.format(Locale.ROOT, "%" + VALUE_WIDTH + "s", text);
    }
}
