package dev.errand.api.submit;

import dev.errand.job.JobOptions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what jobs of all types have in common. A field that is absent or null leaves what was there. */
final class JobFields {

    static final String KEY = "idempotency_key";

    /** All but {@code type} and {@code input}. */
    static final Set<String> NAMES = Set.of("priority", "run_at", KEY, "max_retries", "timeout", "tags");

    private static final Pattern KEY_TEXT = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_RETRIES = 100;
    private static final Duration LATEST = Duration.ofDays(366);

    private final JsonNode job;
    private final String pointer;
    private final Faults faults;

    /** @param pointer where in the body the job is; empty for the body itself */
    JobFields(JsonNode job, String pointer, Faults faults) {
        this.job = job;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Names the fields that no job has. */
    void refuseOthers(Set<String> allowed) {
        for (var name : job.propertyNames()) {
            if (!allowed.contains(name) && !NAMES.contains(name)) {
                var known = new java.util.TreeSet<>(allowed);
                known.addAll(NAMES);
                faults.add(pointer + "/" + Faults.escape(name), "is no field of a job", known);
            }
        }
    }

    /** @param from what holds where the job says nothing */
    JobOptions options(JobOptions from) {
        var options = from;
        var priority = number("priority", 1, 10);
        if (priority != null) {
            options = options.priority(priority);
        }
        var retries = number("max_retries", 0, MOST_RETRIES);
        if (retries != null) {
            options = options.maxRetries(retries);
        }
        var runAt = runAt();
        if (runAt != null) {
            options = options.runAt(runAt);
        }
        var timeout = timeout();
        if (timeout != null) {
            options = options.timeout(timeout);
        }
        return present("tags") == null ? options : tags(options);
    }

    /** Null if the job has none. */
    @Nullable
    String key() {
        var value = present(KEY);
        if (value == null) {
            return null;
        }
        if (!value.isString() || !isKey(value.stringValue())) {
            faults.add(at(KEY), "is 1 to 200 printable ASCII characters without blanks", "1..200");
            return null;
        }
        return value.stringValue();
    }

    static boolean isKey(String text) {
        return KEY_TEXT.matcher(text).matches();
    }

    private @Nullable JsonNode present(String field) {
        var value = job.get(field);
        return value == null || value.isNull() ? null : value;
    }

    String at(String field) {
        return pointer + "/" + field;
    }

    private @Nullable Integer number(String field, int least, int most) {
        var value = present(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            faults.add(at(field), "is a whole number, " + least + " to " + most, least + ".." + most);
            return null;
        }
        return value.intValue();
    }

    private @Nullable Instant runAt() {
        var value = present("run_at");
        if (value == null) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(value.isString() ? value.stringValue() : "")
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS); // as it is stored
            if (at.isBefore(Instant.EPOCH)
                    || at.isAfter(Clock.systemUTC().instant().plus(LATEST))) {
                faults.add(at("run_at"), "is at most a year from now", "366 days");
                return null;
            }
            return at;
        } catch (DateTimeException e) {
            faults.add(at("run_at"), "is a time such as 2026-11-25T08:00:00Z", "ISO 8601 with an offset");
            return null;
        }
    }

    private @Nullable Duration timeout() {
        var value = present("timeout");
        if (value == null) {
            return null;
        }
        var timeout = value.isString() ? DurationText.parse(value.stringValue()).orElse(Duration.ZERO) : Duration.ZERO;
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            faults.add(at("timeout"), "is a duration such as 90s or 5m, 100ms to 7d", "100ms..7d");
            return null;
        }
        return timeout;
    }

    private JobOptions tags(JobOptions options) {
        var value = job.path("tags");
        if (!value.isArray() || value.size() > JobOptions.MOST_TAGS) {
            faults.add(at("tags"), "is a list of at most " + JobOptions.MOST_TAGS + " tags", JobOptions.MOST_TAGS);
            return options;
        }
        var tags = new ArrayList<String>();
        for (var i = 0; i < value.size(); i++) {
            var tag = value.get(i);
            if (tag.isString() && JobOptions.TAG.matcher(tag.stringValue()).matches()) {
                tags.add(tag.stringValue());
            } else {
                faults.add(at("tags") + "/" + i, "is no tag", JobOptions.TAG.pattern());
            }
        }
        return tags.size() == value.size() ? options.tags(tags) : options;
    }
}
