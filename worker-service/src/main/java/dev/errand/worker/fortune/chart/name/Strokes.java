package dev.errand.worker.fortune.chart.name;

import dev.errand.worker.fortune.chart.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Strokes as the Kangxi dictionary counts them: of the radical in its full form (氵 is 水, 4) and of the rest, from the Unihan database.
 * Simplified characters are counted in their traditional form. The numerals 一 to 十 count what they mean, as is the custom in this
 * method.
 */
final class Strokes {

    private static final String NUMERALS = "一二三四五六七八九十";
    private static final Map<Integer, Integer> STROKES = strokes();
    private static final Map<Integer, Integer> TRADITIONAL = traditional();

    private Strokes() {}

    /** Empty for a character that the table lacks. */
    static OptionalInt of(int character) {
        var numeral = NUMERALS.indexOf(character);
        if (numeral >= 0) {
            return OptionalInt.of(numeral + 1);
        }
        var strokes = STROKES.get(traditional(character));
        return strokes == null ? OptionalInt.empty() : OptionalInt.of(strokes);
    }

    static int traditional(int character) {
        return TRADITIONAL.getOrDefault(character, character);
    }

    private static Map<Integer, Integer> strokes() {
        var strokes = new HashMap<Integer, Integer>();
        for (var row : Table.rows(Strokes.class, "kangxi-strokes.tsv")) {
            var count = Integer.parseInt(row[0]);
            row[1].codePoints().forEach(character -> strokes.put(character, count));
        }
        return strokes;
    }

    private static Map<Integer, Integer> traditional() {
        var traditional = new HashMap<Integer, Integer>();
        for (var row : Table.rows(Strokes.class, "traditional.tsv")) {
            traditional.put(row[0].codePointAt(0), row[1].codePointAt(0));
        }
        return traditional;
    }
}
