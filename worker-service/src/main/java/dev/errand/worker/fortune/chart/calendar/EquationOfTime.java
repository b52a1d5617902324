package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Earth;
import dev.errand.worker.fortune.chart.sky.JulianDate;
import java.time.Duration;
import java.time.Instant;

/** Apparent minus mean solar time: J. Meeus, Astronomical Algorithms, 2nd ed., formula 28.1. */
final class EquationOfTime {

    private EquationOfTime() {}

    static Duration at(Instant instant) {
        var terrestrial = JulianDate.terrestrial(instant);
        var t = (terrestrial - 2451545.0) / 365250;
        var mean = 280.4664567 + 360007.6982779 * t + 0.03032028 * t * t + t * t * t / 49931;
        var earth = Earth.at(JulianDate.universal(instant), terrestrial);
        var obliquity = Math.toRadians(earth.obliquity());
        var longitude = Math.toRadians(SolarTerm.sun(instant));
        var ascension = Math.toDegrees(Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude)));
        var degrees = Angle.signed(mean - 0.0057183 - ascension + earth.nutation() * Math.cos(obliquity));
        return Duration.ofMillis(Math.round(degrees * 240_000));
    }
}
