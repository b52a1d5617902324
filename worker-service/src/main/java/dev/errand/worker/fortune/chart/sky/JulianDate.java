package dev.errand.worker.fortune.chart.sky;

import java.time.Instant;

/**
 * Julian dates. Universal time is taken as UTC (within 0.9 s since 1972). Terrestrial time is universal time plus ΔT: before 2005 the
 * polynomials of F. Espenak and J. Meeus (Five Millennium Canon of Solar Eclipses, NASA/TP-2006-214141), then observed values, then a
 * slow drift.
 */
public final class JulianDate {

    private static final double UNIX_EPOCH = 2440587.5;
    private static final double J2000 = 2451545.0;
    private static final double[][] OBSERVED = {
        {2005, 64.69}, {2010, 66.07}, {2015, 67.64}, {2020, 69.36}, {2025, 69.14}, {2050, 75}, {2150, 200}
    };

    private JulianDate() {}

    /** The Julian date of universal time. */
    public static double universal(Instant instant) {
        return UNIX_EPOCH + (instant.getEpochSecond() + instant.getNano() / 1e9) / 86400;
    }

    /** The Julian date of terrestrial time (JDE). */
    public static double terrestrial(Instant instant) {
        var universal = universal(instant);
        return universal + deltaT(2000 + (universal - J2000) / 365.2425) / 86400;
    }

    /** The instant of a terrestrial Julian date, to the millisecond. */
    public static Instant instant(double terrestrial) {
        var universal = terrestrial - deltaT(2000 + (terrestrial - J2000) / 365.2425) / 86400;
        return Instant.ofEpochMilli(Math.round((universal - UNIX_EPOCH) * 86_400_000));
    }

    /** Julian centuries since J2000.0. */
    static double centuries(double julianDate) {
        return (julianDate - J2000) / 36525;
    }

    /** ΔT in seconds. */
    static double deltaT(double year) {
        if (year >= OBSERVED[0][0]) {
            return interpolate(year);
        }
        if (year >= 1986) {
            return horner(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599);
        }
        if (year >= 1961) {
            return horner(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0);
        }
        if (year >= 1941) {
            return horner(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0);
        }
        if (year >= 1920) {
            return horner(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936);
        }
        if (year >= 1900) {
            return horner(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197);
        }
        return horner(year - 1860, 7.62, 0.5737, -0.251754, 0.01680668, -0.0004473624, 1 / 233174.0); // 1860 to 1899
    }

    private static double interpolate(double year) {
        var next = 1;
        while (next < OBSERVED.length - 1 && year > OBSERVED[next][0]) {
            next++;
        }
        var from = OBSERVED[next - 1];
        var to = OBSERVED[next];
        return from[1] + (to[1] - from[1]) * (year - from[0]) / (to[0] - from[0]);
    }

    static double horner(double x, double... coefficients) {
        var sum = 0.0;
        for (var i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
