package dev.errand.worker.document;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a table's numbers are counted in.
 *
 * @param currency an ISO 4217 code; null when not stated
 * @param scale {@code thousands}, {@code millions}, …; empty for single units; null when not stated
 */
record Unit(@Nullable String currency, @Nullable String scale) {

    static final Unit NOT_STATED = new Unit(null, null);

    private static final String SIGN =
            "(?:[a-z]{0,3}[$€£¥₹₩]|usd|eur|euros?|gbp|chf|jpy|rmb|cny|inr|cad|aud|sek|nok|dkk|krw|brl|dollars?|yen|francs?)";
    private static final Pattern SCALE =
            Pattern.compile("\\b(?:in|of|'000s?|amounts?|figures?)?\\s?\\b(thousand|million|billion|crore|lakh)s?\\b"
                    + "|(" + SIGN + "\\s?'?000s?\\b|'000s?\\b|\\bt(?=eur\\b|chf\\b|€)|\\bk€|\\$\\(?000)"
                    + "|(" + SIGN + "\\s?(?:mn?|mm|mio)\\b|\\bm(?=eur\\b|chf\\b|€)|\\bmeur)"
                    + "|(" + SIGN + "\\s?bn\\b)");
    private static final Pattern COUNTED = Pattern.compile("\\d[.,]?\\d* ?$");
    private static final Pattern SINGLE =
            Pattern.compile("\\bin (?:whole )?(?:u\\.?s\\.? )?(?:dollars|euros|usd|eur)\\b");
    private static final Map<String, Pattern> CURRENCIES = currencies();

    /** Reads the words around a table's heading; what they do not say is null. */
    static Unit of(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        return new Unit(currency(text), scale(text));
    }

    /** This, with what it leaves open taken from another. */
    Unit or(Unit other) {
        return new Unit(currency == null ? other.currency : currency, scale == null ? other.scale : scale);
    }

    String amounts() {
        if (currency == null && scale == null) {
            return "not stated";
        }
        var money = currency == null ? "currency not stated," : currency;
        return scale == null || scale.isEmpty() ? money : money + " " + scale;
    }

    String perShare() {
        return (currency == null ? "currency not stated," : currency) + " per share";
    }

    private static @Nullable String scale(String text) {
        Matcher matcher = SCALE.matcher(text);
        while (matcher.find()) {
            var word = matcher.group(1);
            if (word != null && !isUnitLine(text, matcher)) {
                continue;
            }
            if (word != null) {
                return word + "s";
            }
            return matcher.group(2) != null ? "thousands" : matcher.group(3) != null ? "millions" : "billions";
        }
        return SINGLE.matcher(text).find() ? "" : null;
    }

    /** A number before the word ("5 million shares") makes it part of a sentence. */
    private static boolean isUnitLine(String text, Matcher matcher) {
        boolean alone = matcher.group().strip().startsWith(matcher.group(1));
        return !alone || !COUNTED.matcher(text.substring(0, matcher.start(1))).find();
    }

    static @Nullable String currency(String text) {
        for (var entry : CURRENCIES.entrySet()) {
            if (entry.getValue().matcher(text).find()) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static Map<String, Pattern> currencies() {
        var patterns = new LinkedHashMap<String, String>();
        patterns.put("CAD", "canadian dollars|\\bcad\\b|\\bc\\$|\\bcdn\\$");
        patterns.put("AUD", "australian dollars|\\baud\\b|\\ba\\$");
        patterns.put("HKD", "hong kong dollars|\\bhkd\\b|\\bhk\\$");
        patterns.put("TWD", "taiwan dollars|\\bntd\\b|\\bnt\\$");
        patterns.put("SGD", "singapore dollars|\\bsgd\\b|\\bs\\$");
        patterns.put("CNY", "\\brmb|\\bcny\\b|renminbi|\\byuan\\b");
        patterns.put("EUR", "€|\\b[tm]?eur\\b|\\beuros?\\b");
        patterns.put("GBP", "£|\\bgbp\\b|sterling|\\bpence\\b");
        patterns.put("CHF", "\\bchf\\b|swiss francs?");
        patterns.put("JPY", "¥|\\bjpy\\b|\\byen\\b");
        patterns.put("INR", "₹|\\binr\\b|\\brupees\\b|\\brs\\.?\\b");
        patterns.put("KRW", "₩|\\bkrw\\b|korean won");
        patterns.put("BRL", "\\bbrl\\b|\\breais\\b|\\br\\$");
        patterns.put("SEK", "\\bsek\\b");
        patterns.put("NOK", "\\bnok\\b");
        patterns.put("DKK", "\\bdkk\\b");
        patterns.put("USD", "\\$|\\busd\\b|dollars?");
        var compiled = new LinkedHashMap<String, Pattern>();
        patterns.forEach((code, pattern) -> compiled.put(code, Pattern.compile(pattern)));
        return compiled;
    }
}
