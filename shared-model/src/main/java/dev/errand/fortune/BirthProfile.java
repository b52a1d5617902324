package dev.errand.fortune;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Who an analysis is about.
 *
 * @param birthDate on the calendar of the birthplace
 * @param birthTime what the clock showed there; null if it is not known
 * @param birthLocation in words, such as {@code Taipei, Taiwan}
 * @param timezone of the birthplace, by its name in the IANA database
 * @param gender female or male; null if it was not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BirthProfile(
        String name,
        LocalDate birthDate,
        @Nullable LocalTime birthTime,
        String birthLocation,
        String timezone,
        @Nullable String gender) {}
