package dev.errand.worker.fortune.report;

import java.util.List;

/** The nine palaces of a Qimen board, south on top. */
final class BoardFigure {

    private static final int CELL = 120;

    /** The numbers of the Luoshu square as they are drawn. */
    private static final int[] PLACES = {4, 9, 2, 3, 5, 7, 8, 1, 6};

    private BoardFigure() {}

    static String draw(Figures.Subject subject) {
        var rows = subject.rows();
        var svg = new Svg(3 * CELL, 3 * CELL);
        for (var i = 0; i < PLACES.length; i++) {
            if (PLACES[i] <= rows.size()) {
                palace(svg, i % 3 * CELL, i / 3 * CELL, PLACES[i], rows.get(PLACES[i] - 1), subject);
            }
        }
        return svg.markup(subject.say("figure.board"));
    }

    /** The row: palace, spirit, star, door, heaven, earth, mark. */
    private static void palace(Svg svg, double x, double y, int number, List<String> row, Figures.Subject subject) {
        var asker = subject.facts().path("asker").asInt() == number;
        var matter = subject.facts().path("matter").asInt() == number;
        svg.box(
                x + 1.5,
                y + 1.5,
                CELL - 3,
                CELL - 3,
                asker || matter ? "#fbf1e2" : Svg.PAPER,
                asker ? Svg.RED : Svg.LINE);
        var middle = x + CELL / 2.0;
        svg.text(middle, y + 15, 9, Svg.FAINT, row.get(0));
        svg.text(middle, y + 35, 10.5, Svg.GOLD, row.get(1));
        svg.text(middle, y + 53, 10.5, Svg.INK, row.get(2));
        svg.text(middle, y + 73, 12, Svg.RED, row.get(3));
        svg.left(x + 10, y + 100, 15, Svg.INK, row.get(4));
        svg.right(x + CELL - 10, y + 100, 15, Svg.FAINT, row.get(5));
        var marks = (asker ? subject.say("board.asker") + " " : "") + (matter ? subject.say("board.matter") : "");
        svg.text(middle, y + 113, 9, Svg.RED, marks.strip());
    }
}
