package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.Text;

/** The nine stars, by the number of the palace that is their home. */
enum Star {
    PENG("Tianpeng", "天蓬"),
    RUI("Tianrui", "天芮"),
    CHONG("Tianchong", "天沖"),
    FU("Tianfu", "天輔"),
    QIN("Tianqin", "天禽"),
    XIN("Tianxin", "天心"),
    ZHU("Tianzhu", "天柱"),
    REN("Tianren", "天任"),
    YING("Tianying", "天英");

    private final Text text;

    Star(String en, String zh) {
        text = new Text(en + " " + zh, zh);
    }

    static Star home(int palace) {
        return values()[palace - 1];
    }

    Text text() {
        return text;
    }
}
