package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.calendar.Branch;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The twelve palaces round the square, each at the place of its branch. */
final class PalacesFigure {

    private static final int CELL = 128;

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
        var line = y + 16;
        for (var star : stars(row.get(2))) {
            svg.left(x + 8, line, star.length() > 14 ? 9.5 : 11.5, Svg.RED, star);
            line += 14;
        }
        for (var star : stars(row.get(3))) {
            svg.left(x + 8, line, 9, Svg.INK, star);
            line += 11;
        }
        svg.left(x + 8, y + CELL - 9, 11, Svg.GOLD, row.get(0));
        svg.right(
                x + CELL - 8,
                y + CELL - 9,
                11,
                Svg.INK,
                palace.path("pillar").path("hanzi").asString());
        svg.right(x + CELL - 8, y + CELL - 23, 9, Svg.FAINT, row.size() > 4 ? row.get(4) : "");
    }

    private static List<String> stars(String cell) {
        return cell.equals("–") ? List.of() : List.of(cell.split(", |、"));
    }
}
