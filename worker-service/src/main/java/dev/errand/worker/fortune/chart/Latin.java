package dev.errand.worker.fortune.chart;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the letters A to Z of a name; accents are dropped, joined letters taken apart. */
public final class Latin {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\-’'.,]+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Z]");

    private Latin() {}

    /** The parts of a name in capitals; empty when it is not written in Latin letters. */
    public static List<String> parts(String name) {
        if (!name.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN)) {
            return List.of();
        }
        return Arrays.stream(BLANKS.split(name))
                .map(Latin::letters)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String letters(String part) {
        var plain = part.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("đ", "d")
                .replace("Đ", "D")
                .replace("ı", "i")
                .replace("þ", "th")
                .replace("Þ", "TH");
        var upper = Normalizer.normalize(plain, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        return OTHERS.matcher(upper).replaceAll("");
    }
}
