package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Text;

/** The fourteen major stars, then the common minor ones: six lucky, the store and the horse, six harsh, two of romance. */
enum Star {
    ZI_WEI("Emperor", "紫微"),
    TIAN_JI("Strategist", "天機"),
    TAI_YANG("Sun", "太陽"),
    WU_QU("Finance", "武曲"),
    TIAN_TONG("Harmony", "天同"),
    LIAN_ZHEN("Passion", "廉貞"),
    TIAN_FU("Treasury", "天府"),
    TAI_YIN("Moon", "太陰"),
    TAN_LANG("Desire", "貪狼"),
    JU_MEN("Speech", "巨門"),
    TIAN_XIANG("Minister", "天相"),
    TIAN_LIANG("Shelter", "天梁"),
    QI_SHA("General", "七殺"),
    PO_JUN("Pioneer", "破軍"),
    ZUO_FU("Left Aide", "左輔"),
    YOU_BI("Right Aide", "右弼"),
    WEN_CHANG("Scholar", "文昌"),
    WEN_QU("Artist", "文曲"),
    TIAN_KUI("Patron by Day", "天魁"),
    TIAN_YUE("Patron by Night", "天鉞"),
    LU_CUN("Store", "祿存"),
    TIAN_MA("Horse", "天馬"),
    QING_YANG("Blade", "擎羊"),
    TUO_LUO("Spindle", "陀羅"),
    HUO_XING("Fire Star", "火星"),
    LING_XING("Bell Star", "鈴星"),
    DI_KONG("Void", "地空"),
    DI_JIE("Robber", "地劫"),
    HONG_LUAN("Red Phoenix", "紅鸞"),
    TIAN_XI("Joy", "天喜");

    private static final int MAJORS = 14;

    private final Text text;

    Star(String en, String zh) {
        text = new Text(en + " " + zh, zh);
    }

    boolean major() {
        return ordinal() < MAJORS;
    }

    Text text() {
        return text;
    }
}
