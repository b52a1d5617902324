package dev.errand.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a value was true.
 *
 * @param fiscalYear as the document numbers its years: the year ended January 30, 2022 is 2022 to one company and 2021 to another
 * @param end the last day, where the document says it
 */
public record Period(
        PeriodKind kind, int fiscalYear, @Nullable LocalDate end) {}
