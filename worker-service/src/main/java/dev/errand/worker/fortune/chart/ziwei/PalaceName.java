package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Text;

/** The twelve palaces, against the order of the branches. */
enum PalaceName {
    LIFE("Life", "命宮"),
    SIBLINGS("Siblings", "兄弟"),
    SPOUSE("Spouse", "夫妻"),
    CHILDREN("Children", "子女"),
    WEALTH("Wealth", "財帛"),
    HEALTH("Health", "疾厄"),
    TRAVEL("Travel", "遷移"),
    FRIENDS("Friends", "僕役"),
    CAREER("Career", "官祿"),
    PROPERTY("Property", "田宅"),
    SPIRIT("Spirit", "福德"),
    PARENTS("Parents", "父母");

    private final Text text;

    PalaceName(String en, String zh) {
        text = new Text(en, zh);
    }

    Text text() {
        return text;
    }
}
