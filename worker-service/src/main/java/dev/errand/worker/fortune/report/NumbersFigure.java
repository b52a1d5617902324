package dev.errand.worker.fortune.report;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Numbers in medallions. */
final class NumbersFigure {

    private NumbersFigure() {}

    /** Of numerology. */
    static String ofBirth(Figures.Subject subject) {
        return draw(subject, "number", List.of("life_path", "birthday", "personal_year"), subject.facts());
    }

    /** Of a name; nothing if neither method can read it. */
    static String ofName(Figures.Subject subject) {
        if (subject.facts().path("grids").isObject()) {
            var grids = subject.facts().path("grids");
            return draw(subject, "grid", List.of("heaven", "person", "earth", "outer", "total"), grids);
        }
        var latin = subject.facts().path("latin");
        return latin.isObject() ? draw(subject, "latin", List.of("compound", "root"), latin) : "";
    }

    private static String draw(Figures.Subject subject, String group, List<String> keys, JsonNode numbers) {
        var svg = new Svg(360, 110);
        var column = 360.0 / keys.size();
        var radius = Math.min(34, column / 2 - 4);
        for (var i = 0; i < keys.size(); i++) {
            var middle = column * (i + 0.5);
            svg.circle(middle, 44, radius, Svg.TINT, Svg.GOLD, 1.5);
            svg.circle(middle, 44, radius - 4, Svg.PAPER, Svg.LINE, 1);
            svg.text(middle, 53, 25, Svg.RED, numbers.path(keys.get(i)).asString());
            svg.text(
                    middle,
                    100,
                    11,
                    Svg.INK,
                    subject.say(group + "." + keys.get(i).replace('_', '-')));
        }
        return svg.markup(subject.say("figure.numbers"));
    }
}
