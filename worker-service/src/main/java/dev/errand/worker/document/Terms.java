package dev.errand.worker.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a text into the words that searches compare: lower case, without filler words and without the commonest endings. */
final class Terms {

    private static final Pattern WORD = Pattern.compile("[a-z]+|\\d+(?:[.,]\\d+)*");
    private static final Pattern FAMILY =
            Pattern.compile("(?<=[a-z]{5})(?:itor|ition|itive)$"); // competitor, competition, competitive
    private static final Set<String> FILLERS = Set.of(
            ("a about all also am an and any are as at be been being but by can could did do does doing for from had has have "
                            + "having he her here him his how i if in into is it its itself just made make many may me might more most much must my no nor not of on only per "
                            + "or other our out over own please s same say says shall she should show so some such t tell than that the their them then there these they "
                            + "this those through to too under up us very was we were what when where which while who whom whose why will with would you your")
                    .split(" "));

    private Terms() {}

    static List<String> of(String text) {
        var terms = new ArrayList<String>();
        var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace("'s", ""));
        while (matcher.find()) {
            if (!FILLERS.contains(matcher.group())) {
                terms.add(stem(matcher.group()));
            }
        }
        return terms;
    }

    /** {@code customers} and {@code customer} are one term, and so are {@code compete} and {@code competing}. */
    static String stem(String word) {
        if (word.length() < 4 || Character.isDigit(word.charAt(0))) {
            return word;
        }
        var stem = word;
        if (stem.endsWith("ies") && stem.length() > 4) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.endsWith("sses") || stem.matches(".*(x|ch|sh)es")) {
            stem = stem.substring(0, stem.length() - 2);
        } else if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        stem = FAMILY.matcher(stem).replaceFirst("");
        if (stem.endsWith("ing") && stem.length() > 6) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.endsWith("ed") && stem.length() > 5) {
            stem = stem.substring(0, stem.length() - 2);
        }
        if (stem.length() > 4
                && stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2)
                && !stem.endsWith("ss")
                && !stem.endsWith("ll")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
