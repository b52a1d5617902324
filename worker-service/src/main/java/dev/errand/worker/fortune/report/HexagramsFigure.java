package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Hexagrams side by side; the lines that move are red. */
final class HexagramsFigure {

    private static final int WIDTH = 68;

    private HexagramsFigure() {}

    static String draw(Figures.Subject subject) {
        var svg = new Svg(360, 150);
        var shown = new ArrayList<>(List.of("hexagram", "inner", "changed"));
        shown.removeIf(key -> !subject.facts().path(key).isObject());
        var column = 360.0 / shown.size();
        for (var i = 0; i < shown.size(); i++) {
            var hexagram = hexagram(subject.facts().path(shown.get(i)));
            var middle = column * (i + 0.5);
            svg.text(middle, 14, 11, Svg.FAINT, subject.say("hexagram." + shown.get(i)));
            lines(svg, middle, hexagram, i == 0 ? moving(subject.facts()) : Set.of());
            svg.text(middle, 128, 13, Svg.INK, hexagram.hanzi());
            if (subject.language() == Language.ENGLISH) {
                var name = hexagram.text().en().replace(" " + hexagram.hanzi(), "");
                svg.text(middle, 144, name.length() > 22 ? 8 : 9.5, Svg.FAINT, name);
            }
        }
        return svg.markup(subject.say("figure.hexagrams"));
    }

    private static Hexagram hexagram(JsonNode node) {
        return new Hexagram(
                Trigram.valueOf(node.path("upper").asString()),
                Trigram.valueOf(node.path("lower").asString()));
    }

    private static Set<Integer> moving(JsonNode facts) {
        var moving = new HashSet<Integer>();
        if (facts.path("moving").isNumber()) {
            moving.add(facts.path("moving").asInt());
        }
        for (var line : facts.path("lines")) {
            if (line.path("moving").asBoolean()) {
                moving.add(line.path("number").asInt());
            }
        }
        return moving;
    }

    private static void lines(Svg svg, double middle, Hexagram hexagram, Set<Integer> moving) {
        var left = middle - WIDTH / 2.0;
        for (var line = 1; line <= 6; line++) {
            var y = 24 + (6 - line) * 14.5;
            var colour = moving.contains(line) ? Svg.RED : Svg.INK;
            if (hexagram.yang(line)) {
                svg.box(left, y, WIDTH, 8, colour, colour);
            } else {
                svg.box(left, y, 29, 8, colour, colour);
                svg.box(left + WIDTH - 29, y, 29, 8, colour, colour);
            }
            if (moving.contains(line)) {
                svg.circle(left + WIDTH + 11, y + 4, 3.5, "none", Svg.RED, 1.4);
            }
        }
    }
}
