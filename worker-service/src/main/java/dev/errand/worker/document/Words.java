package dev.errand.worker.document;

import dev.errand.document.FigureValue;
import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers and periods in sentences. */
final class Words {

    private Words() {}

    /** {@code 26,914} or {@code -3.85}: as many decimals as the value has. */
    static String number(BigDecimal value) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        int decimals = Math.max(0, value.scale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** {@code 61.4 %} for 0.6141. */
    static String percent(BigDecimal fraction) {
        return number(fraction.movePointRight(2).setScale(1, RoundingMode.HALF_UP)) + " %";
    }

    /** {@code USD 26,914 millions} and {@code USD 3.85 per share}, from the unit's words. */
    static String amount(FigureValue value, String unit) {
        if (unit.equals("not stated")) {
            return number(value.value()) + " (unit not stated)";
        }
        var parts = unit.split(" ", 2);
        var scale = parts.length == 1 ? "" : " " + parts[1].replaceAll("(million|thousand|billion|crore|lakh)s$", "$1");
        return parts[0] + " " + number(value.value()) + scale;
    }

    /** {@code fiscal year 2022}, {@code the quarter ended 2022-07-31}. */
    static String period(Period period) {
        if (period.kind() == PeriodKind.YEAR) {
            return "fiscal year " + period.fiscalYear();
        }
        if (period.kind() == PeriodKind.INSTANT) {
            var quarter = period.quarter() == null ? "" : "Q" + period.quarter() + " ";
            return period.end() == null
                    ? "the end of " + quarter + period.fiscalYear()
                    : period.end().toString();
        }
        if (period.quarter() != null) {
            return "Q" + period.quarter() + " " + period.fiscalYear();
        }
        var length = "the " + period.kind().words();
        return length + (period.end() == null ? " of " + period.fiscalYear() : " ended " + period.end());
    }
}
