package dev.errand.worker.document;

import dev.errand.document.PeriodKind;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param year as printed above it; null for a column that is no period, such as notes or a change in percent
 * @param kind null when the heading does not say
 */
record Column(
        int left,
        int right,
        @Nullable Integer year,
        @Nullable MonthDay day,
        @Nullable LocalDate end,
        @Nullable PeriodKind kind,
        @Nullable Integer quarter) {

    static Column other(int left, int right) {
        return new Column(left, right, null, null, null, null, null);
    }

    int centre() {
        return (left + right) / 2;
    }

    /** How far a value stands from this column's heading, in points. */
    double distance(Value value) {
        int gap = Math.max(0, Math.max(left - value.right(), value.left() - right));
        return gap + 0.2 * Math.min(Math.abs(centre() - value.centre()), Math.abs(right - value.right()));
    }

    /** This, with what its own heading leaves open taken from the lines around it. */
    Column with(@Nullable MonthDay otherDay, @Nullable LocalDate otherEnd, PeriodWords words) {
        return new Column(
                left,
                right,
                year,
                day == null ? otherDay : day,
                end == null ? otherEnd : end,
                kind == null ? words.kind() : kind,
                quarter == null ? words.quarter() : quarter);
    }
}
