package dev.errand.worker.fortune.chart.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Ephemeris;
import dev.errand.worker.fortune.chart.sky.JulianDate;
import java.time.Instant;
import java.util.List;

/**
 * The beginning of one of the 24 solar terms: the instant at which the Sun's apparent longitude reaches a multiple of 15°.
 *
 * @param index 0 is the spring equinox (0°), 21 the beginning of spring (315°)
 */
public record SolarTerm(int index, Instant at) {

    private static final double DAYS_PER_DEGREE = 365.2422 / 360;

    private static final List<Text> NAMES = List.of(
            new Text("Spring Equinox", "春分"),
            new Text("Bright and Clear", "清明"),
            new Text("Corn Rain", "穀雨"),
            new Text("Start of Summer", "立夏"),
            new Text("Corn Forms", "小滿"),
            new Text("Corn on Ear", "芒種"),
            new Text("Summer Solstice", "夏至"),
            new Text("Moderate Heat", "小暑"),
            new Text("Great Heat", "大暑"),
            new Text("Start of Autumn", "立秋"),
            new Text("End of Heat", "處暑"),
            new Text("White Dew", "白露"),
            new Text("Autumn Equinox", "秋分"),
            new Text("Cold Dew", "寒露"),
            new Text("Frost", "霜降"),
            new Text("Start of Winter", "立冬"),
            new Text("Light Snow", "小雪"),
            new Text("Heavy Snow", "大雪"),
            new Text("Winter Solstice", "冬至"),
            new Text("Moderate Cold", "小寒"),
            new Text("Severe Cold", "大寒"),
            new Text("Start of Spring", "立春"),
            new Text("Spring Showers", "雨水"),
            new Text("Insects Waken", "驚蟄"));

    /** The term in force at an instant. */
    public static SolarTerm inForce(Instant instant) {
        var index = (int) (sun(instant) / 15);
        return before(index, instant);
    }

    /** The last beginning of the term {@code index} at or before an instant. */
    public static SolarTerm before(int index, Instant instant) {
        var passed = Angle.turn(sun(instant) - index * 15);
        return near(index, JulianDate.terrestrial(instant) - passed * DAYS_PER_DEGREE);
    }

    /** The first beginning of the term {@code index} after an instant. */
    public static SolarTerm after(int index, Instant instant) {
        var ahead = 360 - Angle.turn(sun(instant) - index * 15);
        return near(index, JulianDate.terrestrial(instant) + ahead * DAYS_PER_DEGREE);
    }

    private static SolarTerm near(int index, double guess) {
        var date = guess;
        for (var round = 0; round < 6; round++) {
            date -= Angle.signed(Ephemeris.sun(date) - index * 15) * DAYS_PER_DEGREE;
        }
        return new SolarTerm(Math.floorMod(index, 24), JulianDate.instant(date));
    }

    /** The Sun's apparent longitude in degrees. */
    public static double sun(Instant instant) {
        return Ephemeris.sun(JulianDate.terrestrial(instant));
    }

    /** The term that begins after this one. */
    public SolarTerm next() {
        return near((index + 1) % 24, JulianDate.terrestrial(at) + 15 * DAYS_PER_DEGREE);
    }

    /** True for a term that begins a month of the four pillars (節), false for one in its middle (氣). */
    @JsonIgnore
    public boolean beginsMonth() {
        return index % 2 == 1;
    }

    public Text name() {
        return NAMES.get(index);
    }
}
