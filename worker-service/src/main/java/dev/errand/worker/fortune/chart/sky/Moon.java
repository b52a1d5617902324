package dev.errand.worker.fortune.chart.sky;

import static dev.errand.worker.fortune.chart.sky.Angle.cos;
import static dev.errand.worker.fortune.chart.sky.Angle.sin;

import dev.errand.worker.fortune.chart.Table;
import java.util.List;

/**
 * The Moon seen from the centre of the Earth, mean equinox of date: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 47 (10″ in
 * longitude, 4″ in latitude), after the ELP-2000/82 theory of M. Chapront-Touzé and J. Chapront.
 */
final class Moon {

    private static final List<String[]> ROWS = Table.rows(Moon.class, "moon.tsv");
    private static final List<double[]> LONGITUDE = terms("L");
    private static final List<double[]> LATITUDE = terms("B");

    private Moon() {}

    private static List<double[]> terms(String kind) {
        return ROWS.stream()
                .filter(row -> row[0].equals(kind))
                .map(row -> new double[] {
                    number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]), number(row[6])
                })
                .toList();
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }

    static Spherical place(double terrestrial) {
        var t = JulianDate.centuries(terrestrial);
        var mean = JulianDate.horner(t, 218.3164477, 481267.88123421, -0.0015786, 1 / 538841.0, -1 / 65194000.0);
        var arguments = new double[] {
            JulianDate.horner(t, 297.8501921, 445267.1114034, -0.0018819, 1 / 545868.0, -1 / 113065000.0),
            JulianDate.horner(t, 357.5291092, 35999.0502909, -0.0001536, 1 / 24490000.0),
            JulianDate.horner(t, 134.9633964, 477198.8675055, 0.0087414, 1 / 69699.0, -1 / 14712000.0),
            JulianDate.horner(t, 93.2720950, 483202.0175233, -0.0036539, -1 / 3526000.0, 1 / 863310000.0)
        };
        return sum(t, mean, arguments);
    }

    private static Spherical sum(double t, double mean, double[] arguments) {
        var venus = 119.75 + 131.849 * t;
        var jupiter = 53.09 + 479264.290 * t;
        var flattening = 313.45 + 481266.484 * t;
        var anomaly = arguments[2];
        var node = arguments[3];
        var longitude = 3958 * sin(venus) + 1962 * sin(mean - node) + 318 * sin(jupiter);
        var distance = 0.0;
        for (var term : LONGITUDE) {
            var argument = argument(term, arguments);
            longitude += eccentricity(term, t) * term[4] * sin(argument);
            distance += eccentricity(term, t) * term[5] * cos(argument);
        }
        var latitude = -2235 * sin(mean)
                + 382 * sin(flattening)
                + 175 * (sin(venus - node) + sin(venus + node))
                + 127 * sin(mean - anomaly)
                - 115 * sin(mean + anomaly);
        for (var term : LATITUDE) {
            latitude += eccentricity(term, t) * term[4] * sin(argument(term, arguments));
        }
        return new Spherical(Angle.turn(mean + longitude / 1e6), latitude / 1e6, 385000.56 + distance / 1e3);
    }

    private static double argument(double[] term, double[] arguments) {
        return term[0] * arguments[0] + term[1] * arguments[1] + term[2] * arguments[2] + term[3] * arguments[3];
    }

    private static double eccentricity(double[] term, double t) {
        return Math.pow(1 - 0.002516 * t - 0.0000074 * t * t, Math.abs(term[1]));
    }
}
