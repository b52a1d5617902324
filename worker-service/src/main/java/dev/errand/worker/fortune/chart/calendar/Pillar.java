package dev.errand.worker.fortune.chart.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.errand.worker.fortune.chart.Text;
import java.util.List;

/** A stem over a branch of the same polarity: one of the sixty. */
public record Pillar(Stem stem, Branch branch) {

    private static final List<String> SOUNDS = List.of(
            "海中金", "爐中火", "大林木", "路旁土", "劍鋒金", "山頭火", "澗下水", "城頭土", "白蠟金", "楊柳木", "泉中水", "屋上土", "霹靂火", "松柏木", "長流水",
            "沙中金", "山下火", "平地木", "壁上土", "金箔金", "覆燈火", "天河水", "大驛土", "釵釧金", "桑柘木", "大溪水", "沙中土", "天上火", "石榴木", "大海水");

    /** The pillar at a place in the cycle of sixty that may run over either end; 0 is Jia Zi. */
    public static Pillar of(int index) {
        return new Pillar(Stem.of(index), Branch.of(index));
    }

    /** The pillar written with two characters. */
    public static Pillar of(String hanzi) {
        for (var index = 0; index < 60; index++) {
            if (of(index).hanzi().equals(hanzi)) {
                return of(index);
            }
        }
        throw new IllegalArgumentException(hanzi + " is none of the sixty pillars");
    }

    /** The place in the cycle: 0 to 59. */
    @JsonIgnore
    public int index() {
        return Math.floorMod(6 * stem.ordinal() - 5 * branch.ordinal(), 60);
    }

    public Pillar plus(int steps) {
        return of(index() + steps);
    }

    @JsonProperty
    public String hanzi() {
        return stem.hanzi() + branch.hanzi();
    }

    /** The element sounded by the pair (納音), such as {@code 海中金}. */
    @JsonProperty
    public String sound() {
        return SOUNDS.get(index() / 2);
    }

    /** The two branches that are missing in this pillar's ten (旬空). */
    public List<Branch> voids() {
        var first = branch.ordinal() - stem.ordinal() + 10;
        return List.of(Branch.of(first), Branch.of(first + 1));
    }

    /** The pillar that begins this one's ten (旬首). */
    public Pillar head() {
        return of(index() - stem.ordinal());
    }

    public Text text() {
        return new Text(hanzi() + " " + stem.pinyin() + " " + branch.pinyin(), hanzi());
    }
}
