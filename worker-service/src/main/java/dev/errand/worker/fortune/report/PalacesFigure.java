package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.calendar.Branch;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The twelve palaces round the square, each at the place of its branch. */
final class PalacesFigure {

    private static final int CELL = 128;
    private static final int STARS = 86; // as high as the stars of a palace may stand

    /** Such as {@code (weak, Wealth)} after a star. */
    private static final Pattern MARKS = Pattern.compile("\\s*[(（]([^)）]*)[)）]");

    /** Not the one within marks. */
    private static final Pattern BETWEEN_STARS = Pattern.compile("(?:, |、)(?![^(（]*[)）])");

    /** Where a branch stands, from Zi to Hai: column and row. */
    private static final int[][] PLACES = {
        {2, 3}, {1, 3}, {0, 3}, {0, 2}, {0, 1}, {0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {3, 2}, {3, 3}
    };

    private PalacesFigure() {}

    static String draw(Figures.Subject subject) {
        var board = subject.facts().path("board");
        if (!board.isObject()) {
            return "";
        }
        var svg = new Svg(4 * CELL, 4 * CELL);
        svg.box(CELL, CELL, 2 * CELL, 2 * CELL, Svg.TINT, Svg.GOLD);
        svg.text(2 * CELL, 2 * CELL - 14, 40, Svg.RED, "紫微");
        svg.text(2 * CELL, 2 * CELL + 18, 14, Svg.INK, subject.reading().title());
        var rows = subject.rows();
        var palaces = board.path("palaces");
        for (var i = 0; i < palaces.size() && i < rows.size(); i++) {
            palace(svg, palaces.get(i), rows.get(i));
        }
        return svg.markup(subject.say("figure.palaces"));
    }

    /** The row: name, stem and branch, major stars, minor stars, decade. */
    private static void palace(Svg svg, JsonNode palace, List<String> row) {
        var place = PLACES[
                Branch.valueOf(palace.path("pillar").path("branch").asString()).ordinal()];
        var x = place[0] * CELL;
        var y = place[1] * CELL;
        var life = palace.path("name").asString().equals("LIFE");
        var body = palace.path("body").asBoolean();
        svg.box(x + 1.5, y + 1.5, CELL - 3, CELL - 3, life || body ? "#fbf1e2" : Svg.PAPER, life ? Svg.RED : Svg.LINE);
        stars(svg, x + 8, y + 16, row);
        svg.left(x + 8, y + CELL - 9, 11, Svg.GOLD, row.get(0));
        svg.right(
                x + CELL - 8,
                y + CELL - 9,
                11,
                Svg.INK,
                palace.path("pillar").path("hanzi").asString());
        svg.right(x + CELL - 8, y + CELL - 23, 9, Svg.FAINT, row.size() > 4 ? row.get(4) : "");
    }

    /** Major stars, each with its marks below it; then the minor ones, closer together if they are many. */
    private static void stars(Svg svg, double x, double top, List<String> row) {
        var line = top;
        for (var star : stars(row.get(2))) {
            var mark = MARKS.matcher(star);
            svg.left(x, line, 11.5, Svg.RED, mark.replaceFirst(""));
            line += 13;
            if (mark.reset().find()) {
                svg.left(x, line - 2, 8, Svg.FAINT, mark.group(1));
                line += 10;
            }
        }
        var minor = stars(row.get(3));
        var step = Math.min(11, (top + STARS - line) / Math.max(1, minor.size()));
        for (var star : minor) {
            svg.left(
                    x,
                    line,
                    Math.min(9, step * 0.85),
                    Svg.INK,
                    MARKS.matcher(star).replaceFirst(""));
            line += step;
        }
    }

    private static List<String> stars(String cell) {
        return cell.equals("–") ? List.of() : List.of(BETWEEN_STARS.split(cell));
    }
}
