package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.calendar.Element;

/** How an element fares in a month (旺相休囚死). */
enum Season {
    PROSPEROUS,
    STRONG,
    RESTING,
    IMPRISONED,
    DEAD;

    static Season of(Element month, Element line) {
        return values()[
                switch (Math.floorMod(line.ordinal() - month.ordinal(), 5)) {
                    case 0 -> 0; // the month's own
                    case 1 -> 1; // fed by the month
                    case 4 -> 2; // feeds the month
                    case 3 -> 3; // overcomes the month
                    default -> 4; // overcome by the month
                }];
    }
}
