package dev.errand.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure over the periods that the document shows.
 *
 * @param unit such as {@code USD millions}, {@code EUR thousands}, {@code USD per share}; {@code not stated} when the document does not say
 * @param label the row's label as printed; null when not found or derived
 * @param page the PDF's page, counted from 1; null when not found
 * @param statement the statement or table it was read from; null when not found
 * @param values latest first; empty when not found
 * @param formula how a derived figure was computed; null otherwise
 * @param lookedFor when not found: what was looked for, and where; empty otherwise
 * @param note what a careful reader should know, such as the other bottom line that the statement shows; null when nothing
 */
public record Figure(
        FigureName name,
        FigureStatus status,
        @Nullable String unit,
        @Nullable String label,
        @Nullable Integer page,
        @Nullable String statement,
        List<FigureValue> values,
        @Nullable String formula,
        List<String> lookedFor,
        @Nullable String note) {

    /** True when it has values, printed or derived. */
    public boolean known() {
        return status != FigureStatus.NOT_FOUND;
    }

    /** The value of a period's kind and fiscal year. */
    public Optional<FigureValue> value(PeriodKind kind, int fiscalYear) {
        return values.stream()
                .filter(value -> value.period().kind() == kind && value.period().fiscalYear() == fiscalYear)
                .findFirst();
    }
}
