package dev.errand.worker;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How long jobs are kept after they have ended.
 *
 * @param all for types that are not named; null: for ever ({@code errand.retention.default})
 * @param types by job type ({@code errand.retention.types})
 * @param every how often workers look
 */
@ConfigurationProperties("errand.retention")
record RetentionProperties(
        @Name("default") @Nullable Duration all,
        @DefaultValue Map<String, Duration> types,
        @DefaultValue("10m") Duration every) {

    RetentionProperties {
        types.forEach((type, time) -> require("errand.retention.types." + type, time));
        if (all != null) {
            require("errand.retention.default", all);
        }
    }

    private static void require(String key, Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(key + " is at least 1m but was " + time);
        }
    }

    boolean forever() {
        return all == null && types.isEmpty();
    }
}
