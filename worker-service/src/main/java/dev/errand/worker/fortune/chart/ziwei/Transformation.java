package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.EnumMap;
import java.util.Map;

/** What the stem of the year does to four stars (四化), by the verses of 《紫微斗數全書》 (甲廉破武陽 …). */
enum Transformation {
    WEALTH("Wealth", "化祿"),
    POWER("Power", "化權"),
    FAME("Fame", "化科"),
    OBSTACLE("Obstacle", "化忌");

    private static final Star[][] STARS = {
        {Star.LIAN_ZHEN, Star.PO_JUN, Star.WU_QU, Star.TAI_YANG},
        {Star.TIAN_JI, Star.TIAN_LIANG, Star.ZI_WEI, Star.TAI_YIN},
        {Star.TIAN_TONG, Star.TIAN_JI, Star.WEN_CHANG, Star.LIAN_ZHEN},
        {Star.TAI_YIN, Star.TIAN_TONG, Star.TIAN_JI, Star.JU_MEN},
        {Star.TAN_LANG, Star.TAI_YIN, Star.YOU_BI, Star.TIAN_JI},
        {Star.WU_QU, Star.TAN_LANG, Star.TIAN_LIANG, Star.WEN_QU},
        {Star.TAI_YANG, Star.WU_QU, Star.TAI_YIN, Star.TIAN_TONG},
        {Star.JU_MEN, Star.TAI_YANG, Star.WEN_QU, Star.WEN_CHANG},
        {Star.TIAN_LIANG, Star.ZI_WEI, Star.ZUO_FU, Star.WU_QU},
        {Star.PO_JUN, Star.JU_MEN, Star.TAI_YIN, Star.TAN_LANG}
    };

    private final Text text;

    Transformation(String en, String zh) {
        text = new Text(en, zh);
    }

    /** The four stars of a stem, by what becomes of them. */
    static Map<Transformation, Star> of(Stem stem) {
        Map<Transformation, Star> stars = new EnumMap<>(Transformation.class);
        for (var transformation : values()) {
            stars.put(transformation, STARS[stem.ordinal()][transformation.ordinal()]);
        }
        return stars;
    }

    Text text() {
        return text;
    }
}
