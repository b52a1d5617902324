package dev.errand.worker.fortune.chart.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Year, month, day and hour as stems and branches. Year and month turn at the instant of a solar term (the year at the Start of Spring),
 * wherever on Earth; day and hour are read from a local clock.
 *
 * @param hour null when the time is not known
 */
public record FourPillars(
        Pillar year, Pillar month, Pillar day, @Nullable Pillar hour) {

    /** When the day's pillar turns. */
    public enum DayBoundary {
        /** At midnight; from 23:00 on the hour already takes its stem from the next day (晚子時). */
        MIDNIGHT,
        /** At 23:00, with the hour Zi (子初換日). */
        ELEVEN
    }

    /** The pillars of an instant, with the day and the hour of {@code clock}. */
    public static FourPillars of(Instant instant, LocalDateTime clock, DayBoundary boundary) {
        var late = clock.getHour() == 23;
        var day = day(clock.plusDays(late && boundary == DayBoundary.ELEVEN ? 1 : 0));
        var branch = Branch.ofHour(clock.getHour());
        var dayOfHour = late && boundary == DayBoundary.MIDNIGHT ? day.plus(1) : day;
        var hour = new Pillar(Stem.of(dayOfHour.stem().ordinal() % 5 * 2 + branch.ordinal()), branch);
        var date = withoutHour(instant, clock);
        return new FourPillars(date.year, date.month, day, hour);
    }

    /** The three pillars of a birth whose time is not known. */
    public static FourPillars withoutHour(Instant instant, LocalDateTime clock) {
        var longitude = SolarTerm.sun(instant);
        var year = Pillar.of(solarYear(instant, longitude) - 4);
        var month = (int) Math.floor((longitude + 45) / 30) % 12; // 0 begins at 315°
        var stem = Stem.of(year.stem().ordinal() % 5 * 2 + 2 + month);
        return new FourPillars(year, new Pillar(stem, Branch.of(month + 2)), day(clock), null);
    }

    private static int solarYear(Instant instant, double longitude) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        var beforeSpring = utc.getMonthValue() <= 2 && longitude > 180 && longitude < 315;
        return utc.getYear() - (beforeSpring ? 1 : 0);
    }

    private static Pillar day(LocalDateTime clock) {
        return Pillar.of((int) Math.floorMod(clock.getLong(JulianFields.JULIAN_DAY) + 49, 60L));
    }

    /** The pillars that are known, the year first. */
    @JsonIgnore
    public List<Pillar> known() {
        var pillars = new ArrayList<>(List.of(year, month, day));
        if (hour != null) {
            pillars.add(hour);
        }
        return pillars;
    }

    /** As written in an almanac, such as {@code 庚午 辛巳 壬午 甲辰}. */
    @JsonIgnore
    public String hanzi() {
        return String.join(" ", known().stream().map(Pillar::hanzi).toList());
    }
}
