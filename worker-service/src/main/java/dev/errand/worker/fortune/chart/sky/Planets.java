package dev.errand.worker.fortune.chart.sky;

import dev.errand.worker.fortune.chart.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Heliocentric places of the planets on the ecliptic of date: VSOP87D of P. Bretagnon and G. Francou (Astronomy and Astrophysics 202,
 * 1988), cut off where a term is under 0.02″ for the Earth and 0.2″ for the others.
 */
final class Planets {

    private static final Map<String, List<double[]>> SERIES = read();

    private Planets() {}

    private static Map<String, List<double[]>> read() {
        var series = new HashMap<String, List<double[]>>();
        for (var row : Table.rows(Planets.class, "vsop87d.tsv")) {
            series.computeIfAbsent(row[0] + row[1], key -> new ArrayList<>()).add(new double[] {
                Integer.parseInt(row[2]),
                Double.parseDouble(row[3]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5])
            });
        }
        return series;
    }

    static Spherical earth(double terrestrial) {
        return place("earth", terrestrial);
    }

    static Spherical place(Body planet, double terrestrial) {
        return place(planet.name().toLowerCase(Locale.ROOT), terrestrial);
    }

    private static Spherical place(String planet, double terrestrial) {
        var millennia = JulianDate.centuries(terrestrial) / 10;
        return new Spherical(
                Angle.turn(Math.toDegrees(sum(planet + "L", millennia))),
                Math.toDegrees(sum(planet + "B", millennia)),
                sum(planet + "R", millennia));
    }

    private static double sum(String key, double millennia) {
        var sum = 0.0;
        for (var term : SERIES.getOrDefault(key, List.of())) {
            sum += Math.pow(millennia, term[0]) * term[1] * Math.cos(term[2] + term[3] * millennia);
        }
        return sum;
    }
}
