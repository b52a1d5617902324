package dev.errand.worker.fortune.chart.name;

import dev.errand.worker.fortune.chart.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Strokes as the Kangxi dictionary counts them: of the radical in its full form (氵 is 水, 4) and of the rest, from the Unihan database.
 * Simplified characters are counted in their traditional form; those that are traditional characters too (云 is 雲 or itself) only in a
 * name that another character shows to be written in simplified ones. The numerals 一 to 十 count what they mean, as is the custom in this
 * method.
 */
final class Strokes {

    private static final String NUMERALS = "一二三四五六七八九十";
    private static final Map<Integer, Integer> STROKES = strokes();
    private static final Map<Integer, Integer> TRADITIONAL = characters("traditional.tsv");
    private static final Map<Integer, Integer> EITHER = characters("either.tsv");

    private Strokes() {}

    /** Empty for a character that the table lacks; the character is a traditional one. */
    static OptionalInt of(int character) {
        var numeral = NUMERALS.indexOf(character);
        if (numeral >= 0) {
            return OptionalInt.of(numeral + 1);
        }
        var strokes = STROKES.get(character);
        return strokes == null ? OptionalInt.empty() : OptionalInt.of(strokes);
    }

    /** The characters of a name in traditional form. */
    static int[] traditional(int... name) {
        var simplified = IntStream.of(name).anyMatch(TRADITIONAL::containsKey);
        return IntStream.of(name)
                .map(character -> simplified ? EITHER.getOrDefault(character, character) : character)
                .map(character -> TRADITIONAL.getOrDefault(character, character))
                .toArray();
    }

    private static Map<Integer, Integer> strokes() {
        var strokes = new HashMap<Integer, Integer>();
        for (var row : Table.rows(Strokes.class, "kangxi-strokes.tsv")) {
            var count = Integer.parseInt(row[0]);
            row[1].codePoints().forEach(character -> strokes.put(character, count));
        }
        return strokes;
    }

    private static Map<Integer, Integer> characters(String file) {
        var characters = new HashMap<Integer, Integer>();
        for (var row : Table.rows(Strokes.class, file)) {
            characters.put(row[0].codePointAt(0), row[1].codePointAt(0));
        }
        return characters;
    }
}
