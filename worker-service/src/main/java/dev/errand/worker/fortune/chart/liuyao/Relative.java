package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Element;

/** What a line is to the hexagram's palace (六親). */
enum Relative {
    SIBLINGS("Siblings", "兄弟"),
    CHILDREN("Children", "子孫"),
    WEALTH("Wealth", "妻財"),
    OFFICER("Officer", "官鬼"),
    PARENTS("Parents", "父母");

    private final Text text;

    Relative(String en, String zh) {
        text = new Text(en, zh);
    }

    static Relative of(Element palace, Element line) {
        return values()[Math.floorMod(line.ordinal() - palace.ordinal(), 5)];
    }

    Text text() {
        return text;
    }
}
