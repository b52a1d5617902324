package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Text;

/** The twelve palaces, against the order of the branches. */
enum PalaceName {
    LIFE("Life", "命宮"),
    SIBLINGS("Siblings", "兄弟宮"),
    SPOUSE("Spouse", "夫妻宮"),
    CHILDREN("Children", "子女宮"),
    WEALTH("Wealth", "財帛宮"),
    HEALTH("Health", "疾厄宮"),
    TRAVEL("Travel", "遷移宮"),
    FRIENDS("Friends", "僕役宮"),
    CAREER("Career", "官祿宮"),
    PROPERTY("Property", "田宅宮"),
    SPIRIT("Spirit", "福德宮"),
    PARENTS("Parents", "父母宮");

    private final Text text;

    PalaceName(String en, String zh) {
        text = new Text(en, zh);
    }

    Text text() {
        return text;
    }
}
