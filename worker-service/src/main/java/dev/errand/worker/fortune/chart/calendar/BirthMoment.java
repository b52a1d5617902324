package dev.errand.worker.fortune.chart.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The moment of a birth on every clock that the methods read.
 *
 * @param timeKnown false: the rest is for noon of the civil date, and only what holds all day may be read from it
 * @param instant on the time line
 * @param civil what the clock showed, daylight saving included
 * @param offset of the civil clock from UTC
 * @param shown how often the civil clock showed that time
 * @param daylightSaving true when the civil clock stood forward
 * @param meanSolar local mean time: UTC plus four minutes for each degree of longitude, on the date within twelve hours of the civil clock
 * @param trueSolar local apparent time: the mean time plus the equation of time; a sundial's
 * @param equationOfTime apparent minus mean, in seconds
 * @param term the solar term in force
 * @param lunar the civil date on the Chinese calendar
 */
public record BirthMoment(
        boolean timeKnown,
        Instant instant,
        LocalDateTime civil,
        ZoneOffset offset,
        Shown shown,
        boolean daylightSaving,
        LocalDateTime meanSolar,
        LocalDateTime trueSolar,
        long equationOfTime,
        Place place,
        SolarTerm term,
        LunarDate lunar) {

    private static final double SECONDS_PER_DEGREE = 240;
    private static final double SECONDS_PER_DAY = 86_400;

    /** A clock that is put forward skips an hour, put back it shows one twice. */
    enum Shown {
        ONCE,
        NEVER,
        TWICE
    }

    public static BirthMoment of(Birth birth) {
        var time = birth.time() == null ? LocalTime.NOON : birth.time();
        var civil =
                ZonedDateTime.of(birth.date(), time, birth.zone()); // in a gap: as much later; told twice: the first
        var place = Places.of(birth);
        var instant = civil.toInstant();
        var equation = EquationOfTime.at(instant);
        var mean = meanSolar(instant, place.longitude(), civil.toLocalDateTime());
        return new BirthMoment(
                birth.time() != null,
                instant,
                civil.toLocalDateTime(),
                civil.getOffset(),
                shown(birth),
                birth.zone().getRules().isDaylightSavings(instant),
                mean,
                mean.plus(equation).truncatedTo(ChronoUnit.SECONDS),
                equation.toSeconds(),
                place,
                SolarTerm.inForce(instant),
                LunarDate.of(birth.date()));
    }

    /** Islands that keep the date of the other side of the date line (Kiribati, Samoa, Chatham) would otherwise lose a day to the Sun. */
    private static LocalDateTime meanSolar(Instant instant, double longitude, LocalDateTime civil) {
        var mean = LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .plusSeconds(Math.round(longitude * SECONDS_PER_DEGREE));
        return mean.plusDays(Math.round(Duration.between(mean, civil).toSeconds() / SECONDS_PER_DAY));
    }

    private static Shown shown(Birth birth) {
        if (birth.time() == null) {
            return Shown.ONCE;
        }
        var offsets = birth.zone().getRules().getValidOffsets(birth.date().atTime(birth.time()));
        return offsets.size() == 1 ? Shown.ONCE : offsets.isEmpty() ? Shown.NEVER : Shown.TWICE;
    }

    /** The four pillars: day and hour by true solar time, or three pillars of the civil date. */
    public FourPillars pillars(FourPillars.DayBoundary boundary) {
        return timeKnown ? FourPillars.of(instant, trueSolar, boundary) : FourPillars.withoutHour(instant, civil);
    }

    /** The first and the last instant that a birth without a time may have. */
    @JsonIgnore
    public List<Instant> day() {
        var start = civil.toLocalDate().atStartOfDay().toInstant(offset);
        return List.of(start, start.plus(Duration.ofDays(1)).minusMillis(1));
    }

    /** What had to be assumed about time and place, for a method that reads these clocks. */
    @JsonIgnore
    public List<Text> notes(Clock read) {
        return new MomentNotes(this, read).write();
    }

    /** What a method reads of a moment: each clock includes the ones before it. */
    public enum Clock {
        /** The instant and the place, as in Western astrology. */
        INSTANT,
        /** True solar time and the lunar date. */
        SUN,
        /** The solar terms too: the four pillars. */
        TERMS
    }
}
