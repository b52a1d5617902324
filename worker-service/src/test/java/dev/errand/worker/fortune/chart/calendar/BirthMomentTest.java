package dev.errand.worker.fortune.chart.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.BirthMoment.Clock;
import dev.errand.worker.fortune.chart.calendar.FourPillars.DayBoundary;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthMomentTest {

    private static BirthMoment moment(String date, String time, String location, String zone) {
        return BirthMoment.of(
                new Birth("Lin", LocalDate.parse(date), LocalTime.parse(time), location, ZoneId.of(zone), null));
    }

    private static String notes(BirthMoment moment) {
        return String.join(
                "\n", moment.notes(Clock.TERMS).stream().map(Text::en).toList());
    }

    /** China kept daylight saving time in the summers of 1986 to 1991 (IANA tzdata, zone Asia/Shanghai). */
    @Test
    void chineseDaylightSavingOfThe1980sIsTakenOut() {
        var moment = moment("1988-07-10", "12:30", "Beijing", "Asia/Shanghai");

        assertThat(moment.offset()).isEqualTo(ZoneOffset.ofHours(9));
        assertThat(moment.daylightSaving()).isTrue();
        assertThat(moment.meanSolar()).isEqualTo(LocalDateTime.parse("1988-07-10T11:15:36")); // 116.40° E
        assertThat(moment.trueSolar())
                .isBetween(LocalDateTime.parse("1988-07-10T11:10:00"), LocalDateTime.parse("1988-07-10T11:10:40"));
        assertThat(moment.pillars(DayBoundary.MIDNIGHT).hour())
                .extracting(Pillar::branch)
                .isEqualTo(Branch.WU);
        assertThat(notes(moment)).contains("Daylight saving time was in force");
    }

    /** By the clock 11:20 is the hour Wu; without the hour of daylight saving it is Si. */
    @Test
    void daylightSavingCanMoveTheHourPillar() {
        var moment = moment("1988-07-10", "11:20", "Beijing", "Asia/Shanghai");

        assertThat(moment.pillars(DayBoundary.MIDNIGHT).hour())
                .extracting(Pillar::branch)
                .isEqualTo(Branch.SI);
        assertThat(notes(moment))
                .contains("By the clock the hour is Wu 午 (Horse), by true solar time it is Si 巳 (Snake)");
    }

    @Test
    void americanDaylightSavingIsTakenOut() {
        var moment = moment("1990-07-04", "00:30", "New York, USA", "America/New_York");

        assertThat(moment.offset()).isEqualTo(ZoneOffset.ofHours(-4));
        assertThat(moment.place().name()).isEqualTo("New York City");
        assertThat(moment.meanSolar()).isEqualTo(LocalDateTime.parse("1990-07-03T23:33:58")); // 74.01° W
        assertThat(moment.equationOfTime()).isBetween(-265L, -250L); // -4 min 17 s in early July
        assertThat(moment.trueSolar().toLocalDate()).isEqualTo("1990-07-03"); // born after midnight by the clock
        assertThat(notes(moment)).contains("Daylight saving time was in force");
    }

    /** On 1 April 1990 clocks in New York went from 02:00 to 03:00, on 28 October back from 02:00 to 01:00. */
    @Test
    void aTimeThatAClockSkippedOrShowedTwiceHasOneReading() {
        assertThat(moment("1990-04-01", "02:30", "New York", "America/New_York").civil())
                .isEqualTo("1990-04-01T03:30");
        assertThat(moment("1990-10-28", "01:30", "New York", "America/New_York").offset())
                .isEqualTo(ZoneOffset.ofHours(-4));
        assertThat(notes(moment("1990-04-01", "02:30", "New York", "America/New_York")))
                .contains("never showed the time given; it was read as 1990-04-01 03:30");
        assertThat(notes(moment("1990-10-28", "01:30", "New York", "America/New_York")))
                .contains("showed the time given twice; the first was taken");
    }

    /** Kiritimati (157° W) keeps UTC+14 and the Chatham Islands (176° W) UTC+12:45: the Sun there has the date of the calendar on the wall. */
    @ParameterizedTest
    @CsvSource({
        "1995-01-02, 23:50, Pacific/Kiritimati, 1995-01-02",
        "2000-06-15, 12:00, Pacific/Chatham, 2000-06-15",
        "2015-06-15, 12:00, Pacific/Apia, 2015-06-15",
        "2015-06-15, 12:00, Pacific/Honolulu, 2015-06-15",
        "2015-06-15, 23:50, Asia/Urumqi, 2015-06-15"
    })
    void theSunKeepsTheDateOfTheCalendar(String date, String time, String zone, String solar) {
        assertThat(moment(date, time, "somewhere", zone).trueSolar().toLocalDate())
                .isEqualTo(solar);
    }

    @Test
    void aCityIsFoundInTheCountriesOfTheZoneOnly() {
        assertThat(moment("1990-01-01", "12:00", "London", "Europe/London")
                        .place()
                        .longitude())
                .isEqualTo(-0.13);
        assertThat(moment("1990-01-01", "12:00", "London, Ontario", "America/Toronto")
                        .place()
                        .longitude())
                .isEqualTo(-81.23);
        assertThat(moment("1990-01-01", "12:00", "臺北市", "Asia/Taipei").place())
                .isEqualTo(new Place("Taipei", 121.53, 25.05, Place.Source.CITY));
        assertThat(moment("1990-01-01", "12:00", "Zürich", "Europe/Zurich")
                        .place()
                        .source())
                .isEqualTo(Place.Source.CITY);
        assertThat(moment("1990-01-01", "12:00", "São Paulo", "America/Sao_Paulo")
                        .place()
                        .latitude())
                .isEqualTo(-23.55);
    }

    @ParameterizedTest
    @CsvSource({
        "Kaohsiung City, Asia/Taipei, Kaohsiung",
        "台灣台北市, Asia/Taipei, Taipei",
        "中国 上海, Asia/Shanghai, Shanghai",
        "Hualien, Asia/Taipei, Hualien City",
        "Mexico, America/Mexico_City, Mexico City",
        "NYC, US/Eastern, New York City"
    })
    void aCityIsFoundAsPeopleWriteIt(String location, String zone, String city) {
        assertThat(moment("1990-01-01", "12:00", location, zone).place())
                .extracting(Place::name, Place::source)
                .containsExactly(city, Place.Source.CITY);
    }

    @Test
    void anUnknownPlaceIsTheZonesAndSaysSo() {
        var moment = moment("1990-01-01", "12:00", "a farm near nowhere", "Australia/Sydney");

        assertThat(moment.place()).isEqualTo(new Place("Australia/Sydney", 151.22, -33.87, Place.Source.ZONE));
        assertThat(notes(moment))
                .contains(
                        "the principal place of the time zone Australia/Sydney, longitude 151.22°, was taken instead");
    }

    @Test
    void aZoneWithoutAPlaceGivesItsOffsetAndNoLatitude() {
        var moment = moment("1990-01-01", "12:00", "at sea", "Etc/GMT+5");

        assertThat(moment.place()).isEqualTo(new Place("Etc/GMT+5", -75, null, Place.Source.OFFSET));
        assertThat(notes(moment)).contains("longitude -75.00° follows from the zone's standard offset");
    }

    @Test
    void aTimeNearAChangeOfHourOrTermIsPointedOut() {
        assertThat(notes(moment("2024-02-04", "16:00", "Beijing", "Asia/Shanghai")))
                .contains("Start of Spring began at 2024-02-04 16:27");
        assertThat(notes(moment("1990-05-17", "08:50", "Taipei", "Asia/Taipei")))
                .contains("within a quarter of an hour of a change");
        assertThat(notes(moment("1990-05-17", "08:00", "Taipei", "Asia/Taipei")))
                .doesNotContain("quarter of an hour")
                .doesNotContain("solar term");
    }

    @Test
    void aNoteTellsOnlyWhatTheMethodReads() {
        var moment = moment("2024-02-04", "15:50", "Urumqi", "Asia/Shanghai");

        assertThat(moment.notes(Clock.TERMS)).hasSize(4); // place, solar time, hour, term
        assertThat(moment.notes(Clock.SUN)).hasSize(3);
        assertThat(moment.notes(Clock.INSTANT)).hasSize(1);
    }

    @Test
    void aTermNearTheBirthSaysOnWhichSideItLies() {
        assertThat(notes(moment("2024-02-04", "16:00", "Beijing", "Asia/Shanghai")))
                .contains("within a day before a solar term");
        assertThat(notes(moment("2024-02-04", "17:00", "Beijing", "Asia/Shanghai")))
                .contains("within a day after a solar term");
    }

    @Test
    void withoutATimeTheThreePillarsAreThoseOfTheDate() {
        var moment = BirthMoment.of(
                new Birth("Lin", LocalDate.parse("2024-02-04"), null, "Beijing", ZoneId.of("Asia/Shanghai"), null));

        assertThat(moment.timeKnown()).isFalse();
        assertThat(moment.pillars(DayBoundary.MIDNIGHT).hour()).isNull();
        assertThat(notes(moment))
                .contains("time of birth is not known")
                .contains(
                        "at 2024-02-04 16:27, the solar term Start of Spring began and with it new pillars of year and month");
    }
}
