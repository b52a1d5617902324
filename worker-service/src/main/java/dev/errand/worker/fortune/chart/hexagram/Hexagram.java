package dev.errand.worker.fortune.chart.hexagram;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.errand.worker.fortune.chart.Table;
import dev.errand.worker.fortune.chart.Text;
import java.util.HashMap;
import java.util.Map;

/** Six lines: the lower and the upper trigram. */
public record Hexagram(Trigram upper, Trigram lower) {

    private static final Map<Integer, Entry> ENTRIES = entries();

    /** What the Book of Changes says: number in King Wen's order, name and judgement. */
    private record Entry(int number, Text name, Text judgement) {}

    /** The hexagram of six bits, the lowest line worth 1. */
    public static Hexagram ofBits(int bits) {
        return new Hexagram(Trigram.ofBits(bits >> 3), Trigram.ofBits(bits & 7));
    }

    public int bits() {
        return upper.bits() << 3 | lower.bits();
    }

    /** True when line 1 (lowest) to 6 is yang. */
    public boolean yang(int line) {
        return (bits() >> (line - 1) & 1) == 1;
    }

    /** This hexagram with one line turned over. */
    public Hexagram turn(int line) {
        return ofBits(bits() ^ 1 << (line - 1));
    }

    /** The hexagram inside this one (互卦): lines 2 to 4 below lines 3 to 5. */
    public Hexagram inner() {
        return new Hexagram(Trigram.ofBits(bits() >> 2 & 7), Trigram.ofBits(bits() >> 1 & 7));
    }

    /** 1 to 64. */
    @JsonProperty
    public int number() {
        return entry().number;
    }

    @JsonProperty
    public String hanzi() {
        return entry().name.zh();
    }

    /** {@code 49 Revolution 澤火革} and {@code 澤火革}. */
    public Text text() {
        var name = entry().name;
        return new Text(number() + " " + name.en() + " " + name.zh(), name.zh());
    }

    /** The judgement (卦辭); the English is a rendering of our own. */
    public Text judgement() {
        return entry().judgement;
    }

    private Entry entry() {
        var entry = ENTRIES.get(bits());
        if (entry == null) {
            throw new IllegalStateException("the table of hexagrams lacks " + this.upper + " over " + this.lower);
        }
        return entry;
    }

    private static Map<Integer, Entry> entries() {
        var entries = new HashMap<Integer, Entry>();
        for (var row : Table.rows(Hexagram.class, "hexagrams.tsv")) {
            var hexagram = new Hexagram(Trigram.valueOf(row[1]), Trigram.valueOf(row[2]));
            var entry = new Entry(Integer.parseInt(row[0]), new Text(row[4], row[3]), new Text(row[6], row[5]));
            if (entries.put(hexagram.bits(), entry) != null) {
                throw new IllegalStateException("hexagram " + row[0] + " is there twice");
            }
        }
        return entries;
    }
}
