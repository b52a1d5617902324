package dev.errand.worker.fortune.chart.sky;

import static dev.errand.worker.fortune.chart.sky.Angle.cos;
import static dev.errand.worker.fortune.chart.sky.Angle.sin;

/**
 * How the Earth stands: nutation (the five largest terms of IAU 2000B, within 0.1″), the obliquity of the ecliptic and sidereal time
 * (J. Meeus, Astronomical Algorithms, 2nd ed., formulas 22.2 and 12.4). Degrees.
 *
 * @param nutation nutation in longitude
 * @param obliquity true obliquity
 * @param siderealTime apparent sidereal time at Greenwich
 */
public record Earth(double nutation, double obliquity, double siderealTime) {

    /** The Earth at an instant given as two Julian dates. */
    public static Earth at(double universal, double terrestrial) {
        var t = JulianDate.centuries(terrestrial);
        var nutation = nutation(t);
        var mean = 23 + 26 / 60.0 + JulianDate.horner(t, 21.448, -46.8150, -0.00059, 0.001813) / 3600;
        var obliquity = mean + nutation[1];
        return new Earth(nutation[0], obliquity, Angle.turn(meanSidereal(universal) + nutation[0] * cos(obliquity)));
    }

    private static double meanSidereal(double universal) {
        var t = JulianDate.centuries(universal);
        return 280.46061837 + 360.98564736629 * (universal - 2451545.0) + t * t * (0.000387933 - t / 38710000);
    }

    static double[] nutation(double t) {
        var sunAnomaly = (1287104.79305 + t * 129596581.0481) / 3600;
        var latitudeArgument = (335779.526232 + t * 1739527262.8478) / 3600;
        var elongation = (1072260.70369 + t * 1602961601.2090) / 3600;
        var node = (450160.398036 - t * 6962890.5431) / 3600;
        var sun = 2 * (latitudeArgument - elongation + node);
        var moon = 2 * (latitudeArgument + node);
        var longitude = (-17.2064161 - 0.0174666 * t) * sin(node)
                + (-1.3170906 - 0.0001675 * t) * sin(sun)
                - 0.2276413 * sin(moon)
                + 0.2074554 * sin(2 * node)
                + 0.1475877 * sin(sunAnomaly);
        var obliquity = (9.2052331 + 0.0009086 * t) * cos(node)
                + 0.5730336 * cos(sun)
                + 0.0978459 * cos(moon)
                - 0.0897492 * cos(2 * node)
                + 0.0073871 * cos(sunAnomaly);
        return new double[] {longitude / 3600, obliquity / 3600};
    }
}
