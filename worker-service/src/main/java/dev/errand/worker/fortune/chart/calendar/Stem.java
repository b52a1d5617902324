package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.Text;

/** The ten heavenly stems. */
public enum Stem {
    JIA("甲", "Jia"),
    YI("乙", "Yi"),
    BING("丙", "Bing"),
    DING("丁", "Ding"),
    WU("戊", "Wu"),
    JI("己", "Ji"),
    GENG("庚", "Geng"),
    XIN("辛", "Xin"),
    REN("壬", "Ren"),
    GUI("癸", "Gui");

    private final String hanzi;
    private final String pinyin;

    Stem(String hanzi, String pinyin) {
        this.hanzi = hanzi;
        this.pinyin = pinyin;
    }

    /** The stem at an index that may run over either end. */
    public static Stem of(int index) {
        return values()[Math.floorMod(index, 10)];
    }

    /** The stem of a character; it has to be one. */
    public static Stem of(String hanzi) {
        for (var stem : values()) {
            if (stem.hanzi.equals(hanzi)) {
                return stem;
            }
        }
        throw new IllegalArgumentException(hanzi + " is no stem");
    }

    public String hanzi() {
        return hanzi;
    }

    public Element element() {
        return Element.values()[ordinal() / 2];
    }

    public boolean yang() {
        return ordinal() % 2 == 0;
    }

    /** {@code Jia 甲 (yang Wood)} and {@code 甲木}. */
    public Text text() {
        var polarity = yang() ? "yang " : "yin ";
        return new Text(
                pinyin + " " + hanzi + " (" + polarity + element().text().en() + ")",
                hanzi + element().text().zh());
    }

    String pinyin() {
        return pinyin;
    }
}
