package dev.errand.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a figure came about. */
public enum FigureStatus {
    /** Printed in the document. */
    FOUND,
    /** Computed from figures that are printed, by the formula given with it. */
    DERIVED,
    /** Neither printed nor computable. */
    NOT_FOUND;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
