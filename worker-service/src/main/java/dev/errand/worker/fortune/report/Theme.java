package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.calendar.Element;

/** What an expert finds foremost in a person, in words that all of them share. */
enum Theme {
    INITIATIVE,
    EXPRESSION,
    ACHIEVEMENT,
    ORDER,
    INSIGHT,
    CARE,
    CHANGE;

    /** Of a number of numerology: 1 to 9 and the master numbers. */
    static Theme ofNumber(int number) {
        return switch (number) {
            case 1 -> INITIATIVE;
            case 3 -> EXPRESSION;
            case 4 -> ORDER;
            case 5 -> CHANGE;
            case 7, 11 -> INSIGHT;
            case 8, 22 -> ACHIEVEMENT;
            default -> CARE; // 2, 6, 9, 33
        };
    }

    /** Of an element, by the five virtues that are given to them: wood grows, fire shows, earth keeps, metal decides, water knows. */
    static Theme ofElement(Element element) {
        return switch (element) {
            case WOOD -> INITIATIVE;
            case FIRE -> EXPRESSION;
            case EARTH -> ORDER;
            case METAL -> ACHIEVEMENT;
            case WATER -> INSIGHT;
        };
    }

    /** Of a pair of the ten gods, by their order: companions, output, wealth, officers, resources. */
    static Theme ofGods(int pair) {
        return new Theme[] {INITIATIVE, EXPRESSION, ACHIEVEMENT, ORDER, INSIGHT}[pair];
    }

    /** Of a major star of Ziwei by its name; care for those whose gift is to be kind. */
    static Theme ofStar(String star) {
        return switch (star) {
            case "ZI_WEI", "QI_SHA", "TAI_YANG" -> INITIATIVE;
            case "TAN_LANG", "JU_MEN", "LIAN_ZHEN" -> EXPRESSION;
            case "WU_QU" -> ACHIEVEMENT;
            case "TIAN_FU", "TIAN_XIANG" -> ORDER;
            case "TIAN_JI" -> INSIGHT;
            case "PO_JUN" -> CHANGE;
            default -> CARE; // TIAN_TONG, TAI_YIN, TIAN_LIANG
        };
    }

    /** Of the element of the West in which most bodies stand. */
    static Theme ofTemper(int temper) {
        return new Theme[] {INITIATIVE, ORDER, INSIGHT, CARE}[temper];
    }
}
