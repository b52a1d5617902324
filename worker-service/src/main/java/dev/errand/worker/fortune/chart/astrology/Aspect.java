package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two bodies that see each other.
 *
 * @param orb how far from exact, in degrees
 */
record Aspect(Kind kind, Body first, Body second, double orb) {

    /** The five major aspects with the orbs that this program allows. */
    enum Kind {
        CONJUNCTION(0, 8),
        SEXTILE(60, 5),
        SQUARE(90, 7),
        TRINE(120, 7),
        OPPOSITION(180, 8);

        private final double angle;
        private final double orb;

        Kind(double angle, double orb) {
            this.angle = angle;
            this.orb = orb;
        }
    }

    /** All aspects, the closest first. */
    static List<Aspect> among(List<Position> positions) {
        var aspects = new ArrayList<Aspect>();
        for (var i = 0; i < positions.size(); i++) {
            for (var j = i + 1; j < positions.size(); j++) {
                add(positions.get(i), positions.get(j), aspects);
            }
        }
        aspects.sort(Comparator.comparingDouble(Aspect::orb));
        return List.copyOf(aspects);
    }

    private static void add(Position one, Position other, List<Aspect> aspects) {
        var apart = Angle.apart(one.longitude(), other.longitude());
        for (var kind : Kind.values()) {
            var orb = Math.abs(apart - kind.angle);
            if (orb <= kind.orb) {
                aspects.add(new Aspect(kind, one.body(), other.body(), Math.round(orb * 100) / 100.0));
            }
        }
    }
}
