package dev.errand.api.order;

import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.fortune.BirthProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who an analysis is about, as it is told.
 *
 * @param birthDate ISO 8601, from 1900 to today
 * @param birthTime as the clock showed it, such as 08:30; left out if it is not known
 * @param timezone of the birthplace, such as Asia/Taipei
 * @param gender female or male; some experts need it
 */
@Schema(name = "ProfileForm")
record ProfileForm(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
        String birthDate,

        @Nullable String birthTime,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String birthLocation,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String timezone,

        @Nullable String gender) {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /**
     * @param at where the form stands in its request, such as {@code profile.}
     * @throws InvalidValue naming what is wrong
     */
    BirthProfile checked(String at, Clock clock) {
        var zone = zone(at);
        return new BirthProfile(
                line(at + "name", name, 100),
                date(at + "birth_date", clock, zone),
                birthTime == null || birthTime.isEmpty() ? null : time(at + "birth_time", birthTime),
                line(at + "birth_location", birthLocation, 200),
                zone.getId(),
                gender(at + "gender"));
    }

    static String line(String field, @Nullable String value, int longest) {
        var text = StrictBody.required(field, value).strip();
        if (Words.isEmpty(text) || text.length() > longest || !Words.isLine(text)) {
            throw new InvalidValue(field, "is not 1 to " + longest + " characters on one line", "1.." + longest);
        }
        return text;
    }

    private LocalDate date(String field, Clock clock, ZoneId zone) {
        var text = StrictBody.required(field, birthDate);
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidValue(field, "is no date such as 1990-05-17", "YYYY-MM-DD");
        }
        var today = LocalDate.now(clock.withZone(zone));
        if (date.isBefore(EARLIEST) || date.isAfter(today)) {
            throw new InvalidValue(field, "is not from 1900-01-01 to today", EARLIEST + ".." + today);
        }
        return date;
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text).withNano(0);
        } catch (DateTimeException e) {
            throw new InvalidValue(field, "is no time such as 08:30", "HH:MM");
        }
    }

    private ZoneId zone(String at) {
        var text = StrictBody.required(at + "timezone", timezone);
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new InvalidValue(
                    at + "timezone", "is no zone of the IANA database such as Asia/Taipei", "an IANA zone");
        }
        return ZoneId.of(text);
    }

    private @Nullable String gender(String field) {
        if (gender == null || gender.equals("female") || gender.equals("male")) {
            return gender;
        }
        throw new InvalidValue(field, "is neither female nor male", List.of("female", "male"));
    }
}
