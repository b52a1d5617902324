package dev.errand.worker.document;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers as statements print them: {@code (1,234)}, {@code $ 3.85}, {@code 1.234,5}, {@code 1 234}, a dash for nothing. */
final class Amount {

    private static final String SIGN = "[(\\-–—−+]?\\s?";
    private static final String CURRENCY = "(?:US\\$|[A-Z]{0,2}[$€£¥₹₩])?\\s?";
    private static final Pattern NUMERIC = Pattern.compile(
            SIGN + CURRENCY + SIGN + "(?:\\d(?:[\\d.,' ]*\\d)?|\\.\\d+)(?:\\s?[\\-−]|\\s?%?\\s?\\)?\\s?%?)");
    private static final Pattern DASH = Pattern.compile("[$€£¥]?\\s?[\\-–—−]+");
    private static final Pattern THOUSANDS = Pattern.compile("\\(?[$€£]?\\s?'?000\\)?"); // a unit, no number
    private static final Pattern NO_VALUE = Pattern.compile("(?i)n/?a|n\\.?m\\.?|n/m|\\*|nil|\\$|€|£|¥");
    private static final Pattern GROUP = Pattern.compile("[(\\-–—−]?\\d{1,3}(?: \\d{3})*");
    private static final Pattern NEXT_GROUP = Pattern.compile("\\d{3}(?:,\\d{1,3})?\\)?");
    private static final Pattern COMMA_DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d+)?|\\d+,\\d{1,2}");
    private static final Pattern POINT_DECIMAL = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?|\\d+\\.\\d{1,2}");

    private static final Pattern NO_DIGIT = Pattern.compile("[^\\d.,]");
    private static final Pattern MINUS = Pattern.compile("[\\-–—−]");

    private Amount() {}

    /** True for what can stand in a column of numbers: a number, a currency sign, a dash. */
    static boolean looksNumeric(String word) {
        return isAmount(word) || NO_VALUE.matcher(word).matches();
    }

    /** True for a number or a dash. */
    static boolean isAmount(String word) {
        return (NUMERIC.matcher(word).matches() || DASH.matcher(word).matches())
                && !THOUSANDS.matcher(word).matches();
    }

    static boolean isDash(String word) {
        return DASH.matcher(word).matches();
    }

    /** True when {@code next} is the rest of a number whose groups are parted by blanks: {@code 1} and {@code 234}. */
    static boolean continues(String before, String next) {
        return GROUP.matcher(before).matches() && NEXT_GROUP.matcher(next).matches();
    }

    /** Positive when the text writes decimals after a comma, negative when after a point, 0 when it does not tell. */
    static int decimalComma(String text) {
        var digits = NO_DIGIT.matcher(text).replaceAll("");
        if (POINT_DECIMAL.matcher(digits).matches()) {
            return -1;
        }
        return COMMA_DECIMAL.matcher(digits).matches() ? 1 : 0;
    }

    /** The value with its sign; a dash is zero; empty when the text is no number. */
    static Optional<BigDecimal> parse(String text, boolean decimalComma) {
        if (isDash(text)) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (!NUMERIC.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = NO_DIGIT.matcher(text).replaceAll("");
        var plain = decimalComma ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
        if (plain.indexOf('.') != plain.lastIndexOf('.')) {
            plain = plain.replace(".", "");
        }
        var value = new BigDecimal(plain.startsWith(".") ? "0" + plain : plain);
        return Optional.of(isNegative(text) ? value.negate() : value);
    }

    private static boolean isNegative(String text) {
        return text.indexOf('(') >= 0 || MINUS.matcher(text).find();
    }
}
