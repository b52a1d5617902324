package dev.errand.worker.fortune.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The wheel of a birth chart: signs outside, then houses, bodies and, in the middle, their aspects. The ascendant is on the left. */
final class WheelFigure {

    private static final double MIDDLE = 180;
    private static final double RIM = 174;
    private static final double SIGNS = 146;
    private static final double BODIES = 124;
    private static final double INNER = 102;
    private static final double APART = 11;

    private final Svg svg = new Svg(360, 360);
    private final Figures.Subject subject;
    private final double start;

    private WheelFigure(Figures.Subject subject) {
        this.subject = subject;
        this.start = subject.facts().path("houses").path("ascendant").asDouble(0);
    }

    static String draw(Figures.Subject subject) {
        var wheel = new WheelFigure(subject);
        wheel.signs();
        wheel.houses(subject.facts().path("houses").path("cusps"));
        wheel.aspects();
        wheel.bodies();
        return wheel.svg.markup(subject.say("figure.wheel"));
    }

    private double x(double longitude, double radius) {
        return MIDDLE - radius * Math.cos(Math.toRadians(longitude - start));
    }

    private double y(double longitude, double radius) {
        return MIDDLE + radius * Math.sin(Math.toRadians(longitude - start));
    }

    private void ray(double longitude, double from, double to, String colour, double thickness) {
        svg.line(x(longitude, from), y(longitude, from), x(longitude, to), y(longitude, to), colour, thickness);
    }

    private void signs() {
        svg.circle(MIDDLE, MIDDLE, RIM, Svg.TINT, Svg.GOLD, 1.5);
        svg.circle(MIDDLE, MIDDLE, SIGNS, Svg.PAPER, Svg.GOLD, 1);
        svg.circle(MIDDLE, MIDDLE, INNER, "#fbf6ec", Svg.LINE, 1);
        var names = subject.say("wheel.signs").split(" ");
        for (var sign = 0; sign < 12; sign++) {
            ray(sign * 30, SIGNS, RIM, Svg.GOLD, 1);
            var middle = sign * 30 + 15;
            svg.text(x(middle, 160), y(middle, 160) + 4, 10.5, Svg.INK, names[sign]);
        }
    }

    private void houses(JsonNode cusps) {
        for (var house = 0; house < cusps.size(); house++) {
            var cusp = cusps.get(house).asDouble();
            var next = cusps.get((house + 1) % cusps.size()).asDouble();
            ray(cusp, INNER, SIGNS, house % 3 == 0 ? Svg.RED : Svg.LINE, house % 3 == 0 ? 1.6 : 1);
            var middle = cusp + (next - cusp + 360) % 360 / 2;
            svg.text(x(middle, 93), y(middle, 93) + 3, 8, Svg.FAINT, String.valueOf(house + 1));
        }
    }

    private Map<String, Double> longitudes() {
        var longitudes = new HashMap<String, Double>();
        for (var position : subject.facts().path("positions")) {
            longitudes.put(
                    position.path("body").asString(), position.path("longitude").asDouble());
        }
        return longitudes;
    }

    private void aspects() {
        var at = longitudes();
        for (var aspect : subject.facts().path("aspects")) {
            var first = at.get(aspect.path("first").asString());
            var second = at.get(aspect.path("second").asString());
            var colour = colour(aspect.path("kind").asString());
            if (first != null && second != null && !colour.isEmpty()) {
                svg.line(x(first, 84), y(first, 84), x(second, 84), y(second, 84), colour, 0.9);
            }
        }
    }

    /** None for bodies that stand together: the wheel shows that by itself. */
    private static String colour(String kind) {
        return switch (kind) {
            case "SQUARE", "OPPOSITION" -> "#b23c2c";
            case "TRINE", "SEXTILE" -> "#2c5b86";
            default -> "";
        };
    }

    private void bodies() {
        var positions = new ArrayList<JsonNode>();
        subject.facts().path("positions").forEach(positions::add);
        positions.sort(Comparator.comparingDouble(
                position -> position.path("longitude").asDouble()));
        var last = -APART;
        for (var position : positions) {
            var longitude = position.path("longitude").asDouble();
            var shown = Math.max(longitude, last + APART); // so that none hides another
            last = shown;
            ray(longitude, INNER - 4, INNER + 4, Svg.RED, 1.4);
            svg.line(
                    x(longitude, INNER + 4),
                    y(longitude, INNER + 4),
                    x(shown, BODIES - 8),
                    y(shown, BODIES - 8),
                    Svg.LINE,
                    0.7);
            var name = subject.say("wheel."
                    + position.path("body").asString().toLowerCase(Locale.ROOT).replace('_', '-'));
            svg.text(x(shown, BODIES + 3), y(shown, BODIES + 3) + 4, 11, Svg.RED, name);
        }
    }
}
