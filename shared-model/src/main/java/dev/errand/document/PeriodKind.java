package dev.errand.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What stretch of time a value covers: never compare values of different kinds. */
public enum PeriodKind {
    YEAR("fiscal year"),
    QUARTER("quarter"),
    HALF_YEAR("half year"),
    NINE_MONTHS("nine months"),
    /** A balance sheet's day. */
    INSTANT("as of");

    private final String words;

    PeriodKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
