package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.Stem;

/** What a stem is to the day master (十神): by element, then by equal or other polarity. */
public enum TenGod {
    COMPANION("Companion", "比肩"),
    RIVAL("Rival", "劫財"),
    EATING_GOD("Eating God", "食神"),
    HURTING_OFFICER("Hurting Officer", "傷官"),
    INDIRECT_WEALTH("Indirect Wealth", "偏財"),
    DIRECT_WEALTH("Direct Wealth", "正財"),
    SEVEN_KILLINGS("Seven Killings", "七殺"),
    DIRECT_OFFICER("Direct Officer", "正官"),
    INDIRECT_RESOURCE("Indirect Resource", "偏印"),
    DIRECT_RESOURCE("Direct Resource", "正印");

    private final Text text;

    TenGod(String en, String zh) {
        text = new Text(en, zh);
    }

    public static TenGod of(Stem dayMaster, Stem other) {
        var distance =
                Math.floorMod(other.element().ordinal() - dayMaster.element().ordinal(), 5);
        return values()[distance * 2 + (dayMaster.yang() == other.yang() ? 0 : 1)];
    }

    /** The element that this god has for a day master of {@code own}. */
    Element element(Element own) {
        return Element.values()[(own.ordinal() + ordinal() / 2) % 5];
    }

    public Text text() {
        return text;
    }
}
