package dev.errand.worker.fortune.chart.calendar;

import org.jspecify.annotations.Nullable;

/**
 * Where the sky is looked at.
 *
 * @param name what the coordinates belong to
 * @param longitude degrees east
 * @param latitude degrees north; null when only the zone's offset is known
 */
public record Place(String name, double longitude, @Nullable Double latitude, Source source) {

    /** How the coordinates were found. */
    public enum Source {
        /** Told with the birth. */
        GIVEN,
        /** A city of that name in a country of the zone. */
        CITY,
        /** The principal place of the zone: may be far off. */
        ZONE,
        /** 15° for each hour of the zone's standard offset. */
        OFFSET
    }
}
