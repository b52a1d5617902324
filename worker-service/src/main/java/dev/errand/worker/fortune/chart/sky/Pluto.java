package dev.errand.worker.fortune.chart.sky;

import static dev.errand.worker.fortune.chart.sky.Angle.cos;
import static dev.errand.worker.fortune.chart.sky.Angle.sin;

import dev.errand.worker.fortune.chart.Table;
import java.util.Arrays;
import java.util.List;

/**
 * Pluto's heliocentric place from 1885 to 2099: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 37 (0.07″ in longitude), brought from
 * the ecliptic of J2000 to that of date (formulas 21.5 and 21.7).
 */
final class Pluto {

    private static final List<double[]> TERMS = Table.rows(Pluto.class, "pluto.tsv").stream()
            .map(row -> Arrays.stream(row).mapToDouble(Double::parseDouble).toArray())
            .toList();

    private Pluto() {}

    static Spherical place(double terrestrial) {
        var t = JulianDate.centuries(terrestrial);
        return ofDate(j2000(t), t);
    }

    static Spherical j2000(double t) {
        var jupiter = 34.35 + 3034.9057 * t;
        var saturn = 50.08 + 1222.1138 * t;
        var pluto = 238.96 + 144.96 * t;
        var longitude = 238.958116 + 144.96 * t;
        var latitude = -3.908239;
        var radius = 40.7241346;
        for (var term : TERMS) {
            var argument = term[0] * jupiter + term[1] * saturn + term[2] * pluto;
            longitude += term[3] * sin(argument) + term[4] * cos(argument);
            latitude += term[5] * sin(argument) + term[6] * cos(argument);
            radius += term[7] * sin(argument) + term[8] * cos(argument);
        }
        return new Spherical(Angle.turn(longitude), latitude, radius);
    }

    private static Spherical ofDate(Spherical place, double t) {
        var tilt = JulianDate.horner(t, 0, 47.0029, -0.03302, 0.000060) / 3600;
        var axis = 174.876384 + JulianDate.horner(t, 0, -869.8089, 0.03536) / 3600;
        var precession = JulianDate.horner(t, 0, 5029.0966, 1.11113, -0.000006) / 3600;
        var beside = axis - place.longitude();
        var a = cos(tilt) * cos(place.latitude()) * sin(beside) - sin(tilt) * sin(place.latitude());
        var b = cos(place.latitude()) * cos(beside);
        var c = cos(tilt) * sin(place.latitude()) + sin(tilt) * cos(place.latitude()) * sin(beside);
        return new Spherical(Angle.turn(precession + axis - Angle.atan2(a, b)), Angle.asin(c), place.distance());
    }
}
