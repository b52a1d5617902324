package dev.errand.worker.fortune.chart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words of one method: {@code phrases.tsv} next to its classes, with lines of key, English and Traditional Chinese. */
public final class Phrases {

    private final String owner;
    private final Map<String, Text> byKey = new HashMap<>();

    public Phrases(Class<?> owner) {
        this.owner = owner.getPackageName();
        for (var row : Table.rows(owner, "phrases.tsv")) {
            if (row.length != 3 || byKey.put(row[0], new Text(row[1], row[2])) != null) {
                throw new IllegalStateException(
                        "phrase " + row[0] + " of " + this.owner + " is incomplete or there twice");
            }
        }
    }

    /** The phrase with its blanks filled; see {@link Text#with}. */
    public Text say(String key, Object... arguments) {
        var text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no phrase " + key + " in " + owner);
        }
        return text.with(arguments);
    }

    /** The phrase of a constant: {@code group.name} in lower case with hyphens. */
    public Text of(String group, Enum<?> constant) {
        return say(group + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
