package dev.errand.worker.document;

import dev.errand.document.PeriodKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from words in lower case what stretch of time they are about. */
final class PartOfYear {

    private static final List<String> QUARTERS = List.of("first", "second", "third", "fourth");
    private static final Pattern NUMBERED_QUARTER =
            Pattern.compile("\\bq([1-4])\\b|\\b([1-4])q(?![a-z])|\\b(first|second|third|fourth) (?:fiscal )?quarter");
    private static final Pattern QUARTER = Pattern.compile(
            "three months|thirteen weeks|fourteen weeks|\\b1[34] weeks|quarters? ended|\\bq[1-4]|\\b[1-4]q|(first|second|third|fourth) (fiscal )?quarter");
    private static final Pattern HALF_YEAR =
            Pattern.compile("six months|twenty-six weeks|\\b26 weeks|half[ -]year|\\bh[12]\\b|first half");
    private static final Pattern NINE_MONTHS = Pattern.compile("nine months|thirty-nine weeks|\\b39 weeks");
    private static final Pattern WHOLE_YEAR = Pattern.compile(
            "years? (ended|ending|to)|twelve months|\\b5[23] weeks|fifty-(two|three) weeks|\\bfy|fiscal|for the (financial )?year");

    private PartOfYear() {}

    /** The number of the quarter it names; null when it names none. */
    static @Nullable Integer quarter(String text) {
        Matcher matcher = NUMBERED_QUARTER.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        var number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return number == null ? Integer.valueOf(QUARTERS.indexOf(matcher.group(3)) + 1) : Integer.valueOf(number);
    }

    /** Null when the text names none, or several ("three and nine months ended"), which does not tell the columns apart. */
    static @Nullable PeriodKind kind(String text) {
        boolean quarter = QUARTER.matcher(text).find() || text.matches("(?s).*\\bthree and (six|nine) months.*");
        boolean half = HALF_YEAR.matcher(text).find();
        boolean nine = NINE_MONTHS.matcher(text).find();
        if (quarter ? half || nine : half && nine) {
            return null;
        }
        if (quarter) {
            return PeriodKind.QUARTER;
        }
        if (half || nine) {
            return half ? PeriodKind.HALF_YEAR : PeriodKind.NINE_MONTHS;
        }
        return WHOLE_YEAR.matcher(text).find() ? PeriodKind.YEAR : null;
    }
}
