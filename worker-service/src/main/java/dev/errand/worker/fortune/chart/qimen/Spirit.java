package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.Text;

/** The eight spirits, in the order in which they follow the chief. */
enum Spirit {
    CHIEF("Chief", "值符"),
    SNAKE("Snake", "螣蛇"),
    GREAT_YIN("Great Yin", "太陰"),
    SIX_HARMONY("Six Harmony", "六合"),
    WHITE_TIGER("White Tiger", "白虎"),
    DARK_WARRIOR("Dark Warrior", "玄武"),
    NINE_EARTH("Nine Earth", "九地"),
    NINE_HEAVEN("Nine Heaven", "九天");

    private final Text text;

    Spirit(String en, String zh) {
        text = new Text(en + " " + zh, zh);
    }

    Text text() {
        return text;
    }
}
