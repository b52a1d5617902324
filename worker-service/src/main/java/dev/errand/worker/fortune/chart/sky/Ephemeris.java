package dev.errand.worker.fortune.chart.sky;

import java.time.Instant;

/**
 * Apparent geocentric places on the true ecliptic of date, in degrees, from 1885 to 2099. The Sun is good to 1″, the Moon to 10″, the
 * planets to 20″.
 */
public final class Ephemeris {

    private static final double LIGHT_DAYS_PER_UNIT = 0.0057755183;
    private static final double ABERRATION = 20.4898 / 3600;
    private static final double TO_FK5 = 0.09033 / 3600;
    private static final double HOUR = 1 / 24.0;

    private Ephemeris() {}

    /** Where a body stands in the zodiac: 0 is the first point of Aries. */
    public static double longitude(Body body, Instant instant) {
        return longitude(body, JulianDate.terrestrial(instant));
    }

    /** Degrees per day along the zodiac; negative while retrograde. */
    public static double speed(Body body, Instant instant) {
        var date = JulianDate.terrestrial(instant);
        return Angle.signed(longitude(body, date + HOUR) - longitude(body, date - HOUR)) * 12;
    }

    /** The Sun's apparent longitude at a terrestrial Julian date. */
    public static double sun(double terrestrial) {
        return longitude(Body.SUN, terrestrial);
    }

    static double longitude(Body body, double terrestrial) {
        var nutation = Earth.nutation(JulianDate.centuries(terrestrial))[0];
        return switch (body) {
            case NORTH_NODE -> node(JulianDate.centuries(terrestrial));
            case SUN -> Angle.turn(sunGeometric(terrestrial) + nutation);
            case MOON -> Angle.turn(Moon.place(terrestrial).longitude() + nutation);
            default -> Angle.turn(planet(body, terrestrial).longitude() - TO_FK5 + nutation);
        };
    }

    private static double sunGeometric(double terrestrial) {
        var earth = Planets.earth(terrestrial);
        return earth.longitude() + 180 - TO_FK5 - ABERRATION / earth.distance();
    }

    /** Both ends of the line of sight are taken when the light left: that is light time and aberration in one (Meeus, chapter 33). */
    static Spherical planet(Body body, double terrestrial) {
        var before = terrestrial;
        var seen = heliocentric(body, before).from(Planets.earth(before));
        for (var round = 0; round < 2; round++) {
            before = terrestrial - LIGHT_DAYS_PER_UNIT * seen.distance();
            seen = heliocentric(body, before).from(Planets.earth(before));
        }
        return seen;
    }

    private static Spherical heliocentric(Body body, double terrestrial) {
        return body == Body.PLUTO ? Pluto.place(terrestrial) : Planets.place(body, terrestrial);
    }

    /** The mean ascending node (Meeus, formula 47.7). */
    private static double node(double t) {
        return Angle.turn(JulianDate.horner(t, 125.0445479, -1934.1362891, 0.0020754, 1 / 467441.0));
    }
}
