package dev.errand.document;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a value was true.
 *
 * @param fiscalYear as the document numbers its years: the year ended January 30, 2022 is 2022 to one company and 2021 to another
 * @param quarter 1 to 4 where the document numbers its quarters ({@code Q2 2025}); null otherwise
 * @param end the last day, where the document says it
 */
public record Period(
        PeriodKind kind,
        int fiscalYear,
        @Nullable Integer quarter,
        @Nullable LocalDate end) {

    /** True for the same part of a year, in whichever year. */
    public boolean isSamePartOfYear(Period other) {
        return kind == other.kind && Objects.equals(quarter, other.quarter);
    }
}
