package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.SolarTerm;

/**
 * The pattern of the board: yang from the winter to the summer solstice, yin in the other half; a number by the solar term and its third
 * (煙波釣叟歌). The third follows the last Jia or Ji day (拆補法): its branch Zi, Wu, Mao, You is the upper, Yin, Shen, Si, Hai the
 * middle, the rest the lower third.
 *
 * @param number 1 to 9
 * @param third 1 upper, 2 middle, 3 lower
 */
record Ju(boolean yang, int number, int third) {

    private static final int SUMMER_SOLSTICE = 6;
    private static final int WINTER_SOLSTICE = 18;

    /** From the spring equinox on, upper, middle and lower third each. */
    private static final String[] NUMBERS = {
        "396", "417", "528", "417", "528", "639", "936", "825", "714", "258", "147", "936",
        "714", "693", "582", "693", "582", "471", "174", "285", "396", "852", "963", "174"
    };

    static Ju of(SolarTerm term, Pillar day) {
        var leader = day.plus(-(day.stem().ordinal() % 5));
        var third = switch (leader.branch().ordinal() % 3) {
            case 0 -> 1; // Zi, Mao, Wu, You
            case 2 -> 2; // Yin, Si, Shen, Hai
            default -> 3;
        };
        var yang = term.index() >= WINTER_SOLSTICE || term.index() < SUMMER_SOLSTICE;
        return new Ju(yang, NUMBERS[term.index()].charAt(third - 1) - '0', third);
    }
}
