package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.bazi.TenGod;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The four pillars in the colours of their elements, and how the elements weigh. */
final class PillarsFigure {

    private static final int COLUMN = 90;

    private PillarsFigure() {}

    static String draw(Figures.Subject subject) {
        var svg = new Svg(360, 320);
        var readings = subject.facts().path("readings");
        var left = (360 - readings.size() * COLUMN) / 2.0;
        for (var i = 0; i < readings.size(); i++) {
            pillar(svg, left + i * COLUMN, readings.get(i), subject);
        }
        shares(svg, subject);
        return svg.markup(subject.say("figure.pillars"));
    }

    private static void pillar(Svg svg, double left, JsonNode reading, Figures.Subject subject) {
        var middle = left + COLUMN / 2.0;
        var stem = Stem.valueOf(reading.path("pillar").path("stem").asString());
        var branch = Branch.valueOf(reading.path("pillar").path("branch").asString());
        var own = reading.path("god").isNull();
        svg.box(left + 4, 2, COLUMN - 8, 196, own ? Svg.TINT : Svg.PAPER, own ? Svg.GOLD : Svg.LINE);
        svg.text(
                middle,
                20,
                11,
                Svg.FAINT,
                subject.say("pillar." + reading.path("position").asString().toLowerCase(Locale.ROOT)));
        var god = own
                ? subject.say("pillar.own")
                : subject.language()
                        .of(TenGod.valueOf(reading.path("god").asString()).text());
        svg.text(middle, 38, god.length() > 14 ? 9 : 10.5, Svg.RED, god);
        svg.text(middle, 84, 40, colour(stem.element()), stem.hanzi());
        svg.text(middle, 132, 40, colour(branch.element()), branch.hanzi());
        svg.text(middle, 152, 10, Svg.FAINT, subject.language().of(branch.animal()));
        svg.line(left + 16, 160, left + COLUMN - 16, 160, Svg.LINE, 1);
        var hidden = reading.path("hidden");
        for (var i = 0; i < hidden.size(); i++) {
            var inner = Stem.valueOf(hidden.get(i).path("stem").asString());
            svg.text(middle + (i - (hidden.size() - 1) / 2.0) * 22, 184, 16, colour(inner.element()), inner.hanzi());
        }
    }

    private static void shares(Svg svg, Figures.Subject subject) {
        var shares = subject.facts().path("balance").path("shares");
        for (var element : Element.values()) {
            var y = 212 + element.ordinal() * 21;
            var share = shares.path(element.name()).asInt(0);
            svg.right(66, y + 11, 11, Svg.INK, subject.language().of(element.text()));
            svg.box(74, y, 230, 13, Svg.TINT, Svg.TINT);
            if (share > 0) {
                svg.box(74, y, 2.3 * share, 13, colour(element), colour(element));
            }
            svg.right(352, y + 11, 11, Svg.FAINT, share + " %");
        }
    }

    static String colour(Element element) {
        return switch (element) {
            case WOOD -> "#3c7653";
            case FIRE -> "#b23c2c";
            case EARTH -> "#94652a";
            case METAL -> "#767065";
            case WATER -> "#2c5b86";
        };
    }
}
