package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Earth;
import dev.errand.worker.fortune.chart.sky.JulianDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ascendant, midheaven and the twelve houses: Placidus (a cusp has done a third or two thirds of its half arc), whole signs inside the
 * polar circles, where Placidus has no cusps. Formulas: J. Meeus, Astronomical Algorithms, chapter 14, and M. Holden, The Elements of
 * House Division.
 *
 * @param cusps longitudes of the twelve cusps, the first house first
 */
record Houses(System system, double ascendant, double midheaven, List<Double> cusps) {

    private static final int ROUNDS = 50;

    /** How the circle is divided. */
    enum System {
        PLACIDUS,
        WHOLE_SIGN
    }

    static Houses of(Instant instant, double longitude, double latitude) {
        var earth = Earth.at(JulianDate.universal(instant), JulianDate.terrestrial(instant));
        var meridian = Angle.turn(earth.siderealTime() + longitude);
        var obliquity = Math.toRadians(earth.obliquity());
        var midheaven = ecliptic(meridian, obliquity);
        var ascendant = ascendant(Math.toRadians(meridian), obliquity, Math.toRadians(latitude));
        if (Math.abs(latitude) + earth.obliquity() >= 90) {
            return new Houses(System.WHOLE_SIGN, ascendant, midheaven, wholeSigns(ascendant));
        }
        return new Houses(
                System.PLACIDUS, ascendant, midheaven, placidus(meridian, obliquity, latitude, ascendant, midheaven));
    }

    /**
     * Where the ecliptic crosses the eastern horizon. Inside the polar circles it stands reversed for a part of each day, and the formula
     * gives the crossing in the west: the point is past the meridian.
     */
    private static double ascendant(double meridian, double obliquity, double latitude) {
        var crossing = Math.atan2(
                Math.cos(meridian),
                -(Math.sin(meridian) * Math.cos(obliquity) + Math.tan(latitude) * Math.sin(obliquity)));
        var ascension = Math.atan2(Math.sin(crossing) * Math.cos(obliquity), Math.cos(crossing));
        var west = Math.sin(meridian - ascension) > 0;
        return Angle.turn(Math.toDegrees(crossing) + (west ? 180 : 0));
    }

    /** The point of the ecliptic with this right ascension. */
    private static double ecliptic(double ascension, double obliquity) {
        var radians = Math.toRadians(ascension);
        return Angle.turn(Math.toDegrees(Math.atan2(Math.sin(radians), Math.cos(radians) * Math.cos(obliquity))));
    }

    private static List<Double> placidus(
            double meridian, double obliquity, double latitude, double ascendant, double midheaven) {
        var cusps = new ArrayList<>(List.of(
                ascendant,
                cusp(meridian, 120, 2 / 3.0, obliquity, latitude),
                cusp(meridian, 150, 1 / 3.0, obliquity, latitude),
                Angle.turn(midheaven + 180),
                Angle.turn(cusp(meridian, 30, 1 / 3.0, obliquity, latitude) + 180),
                Angle.turn(cusp(meridian, 60, 2 / 3.0, obliquity, latitude) + 180)));
        for (var house = 0; house < 6; house++) {
            cusps.add(Angle.turn(cusps.get(house) + 180));
        }
        return List.copyOf(cusps);
    }

    private static double cusp(double meridian, double from, double part, double obliquity, double latitude) {
        var cusp = ecliptic(meridian + from, obliquity);
        for (var round = 0; round < ROUNDS; round++) {
            var declination = Math.asin(Math.sin(obliquity) * Math.sin(Math.toRadians(cusp)));
            var difference = Math.toDegrees(Math.asin(Math.tan(Math.toRadians(latitude)) * Math.tan(declination)));
            cusp = ecliptic(meridian + from + part * difference, obliquity);
        }
        return cusp;
    }

    private static List<Double> wholeSigns(double ascendant) {
        var first = Math.floor(ascendant / 30) * 30;
        var cusps = new ArrayList<Double>();
        for (var house = 0; house < 12; house++) {
            cusps.add(Angle.turn(first + house * 30));
        }
        return List.copyOf(cusps);
    }

    /** The house of a longitude: 1 to 12. */
    int house(double longitude) {
        for (var house = 0; house < 12; house++) {
            var width = Angle.turn(cusps.get((house + 1) % 12) - cusps.get(house));
            if (Angle.turn(longitude - cusps.get(house)) < width) {
                return house + 1;
            }
        }
        return 12;
    }
}
