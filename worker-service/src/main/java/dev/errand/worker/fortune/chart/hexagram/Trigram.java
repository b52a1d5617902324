package dev.errand.worker.fortune.chart.hexagram;

import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.Locale;

/** The eight trigrams in the order of Fu Xi (先天八卦數, 1 to 8). Lines are bits, the lowest line first and worth 1; yang is set. */
public enum Trigram {
    QIAN(0b111, "乾", "Heaven", "天", Element.METAL),
    DUI(0b011, "兌", "Lake", "澤", Element.METAL),
    LI(0b101, "離", "Fire", "火", Element.FIRE),
    ZHEN(0b001, "震", "Thunder", "雷", Element.WOOD),
    XUN(0b110, "巽", "Wind", "風", Element.WOOD),
    KAN(0b010, "坎", "Water", "水", Element.WATER),
    GEN(0b100, "艮", "Mountain", "山", Element.EARTH),
    KUN(0b000, "坤", "Earth", "地", Element.EARTH);

    private final int bits;
    private final String hanzi;
    private final Text image;
    private final Element element;

    Trigram(int bits, String hanzi, String image, String imageZh, Element element) {
        this.bits = bits;
        this.hanzi = hanzi;
        this.image = new Text(image, imageZh);
        this.element = element;
    }

    /** The trigram of a sum: the remainder by eight counts in the order of Fu Xi, none counts eight. */
    public static Trigram ofSum(int sum) {
        return values()[(sum + 7) % 8];
    }

    public static Trigram ofBits(int bits) {
        for (var trigram : values()) {
            if (trigram.bits == bits) {
                return trigram;
            }
        }
        throw new IllegalArgumentException("no trigram has the lines " + bits);
    }

    public int bits() {
        return bits;
    }

    public Element element() {
        return element;
    }

    /** {@code Qian 乾 (Heaven)} and {@code 乾（天）}. */
    public Text text() {
        return new Text(
                name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + " " + hanzi + " (" + image.en() + ")",
                hanzi + "（" + image.zh() + "）");
    }
}
