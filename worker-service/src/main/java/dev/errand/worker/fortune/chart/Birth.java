package dev.errand.worker.fortune.chart;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who a chart is drawn for.
 *
 * @param name as the person writes it
 * @param date the date on the calendar of the birthplace
 * @param time what the clock showed there, daylight saving included; null when it is not known
 * @param location as the person wrote it, such as {@code Taipei, Taiwan}
 * @param zone the time zone of the birthplace
 * @param longitude degrees east of Greenwich; null: looked up from {@code location}, then from {@code zone}
 * @param latitude degrees north of the equator; null with {@code longitude}
 * @param gender null when it was not told
 */
public record Birth(
        String name,
        LocalDate date,
        @Nullable LocalTime time,
        String location,
        ZoneId zone,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable Gender gender) {

    public Birth {
        if ((longitude == null) != (latitude == null)) {
            throw new IllegalArgumentException("longitude and latitude are given together or not at all");
        }
        if (longitude != null && (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)) {
            throw new IllegalArgumentException("no such place: longitude " + longitude + ", latitude " + latitude);
        }
        if (date.getYear() < 1900 || date.getYear() > 2098) {
            throw new IllegalArgumentException(
                    "charts are drawn for births from 1900 to 2098, but the date was " + date);
        }
    }

    /** A birth of which the coordinates have to be looked up. */
    public Birth(
            String name,
            LocalDate date,
            @Nullable LocalTime time,
            String location,
            ZoneId zone,
            @Nullable Gender gender) {
        this(name, date, time, location, zone, null, null, gender);
    }
}
