package dev.errand.worker.fortune.chart.sky;

import static dev.errand.worker.fortune.chart.sky.Angle.cos;
import static dev.errand.worker.fortune.chart.sky.Angle.sin;

/** A place on the ecliptic of date: longitude and latitude in degrees, distance in astronomical units (the Moon's in kilometres). */
record Spherical(double longitude, double latitude, double distance) {

    /** This place as seen from {@code other}, both heliocentric. */
    Spherical from(Spherical other) {
        var x = x() - other.x();
        var y = y() - other.y();
        var z = z() - other.z();
        return new Spherical(
                Angle.turn(Angle.atan2(y, x)), Angle.atan2(z, Math.hypot(x, y)), Math.sqrt(x * x + y * y + z * z));
    }

    private double x() {
        return distance * cos(latitude) * cos(longitude);
    }

    private double y() {
        return distance * cos(latitude) * sin(longitude);
    }

    private double z() {
        return distance * sin(latitude);
    }
}
