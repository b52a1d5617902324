package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;

/**
 * Gives each line a stem and a branch (納甲, Jing Fang 京房): yang trigrams walk forward through every second branch, yin trigrams backward,
 * from a branch of their own below and its opposite above.
 */
final class Najia {

    private Najia() {}

    static Pillar of(Hexagram hexagram, int line) {
        var upper = line > 3;
        var trigram = upper ? hexagram.upper() : hexagram.lower();
        var steps = (line - 1) % 3 * 2;
        var first = first(trigram).ordinal() + (upper ? 6 : 0);
        return new Pillar(stem(trigram, upper), Branch.of(yang(trigram) ? first + steps : first - steps));
    }

    private static boolean yang(Trigram trigram) {
        return switch (trigram) {
            case QIAN, ZHEN, KAN, GEN -> true;
            case KUN, XUN, LI, DUI -> false;
        };
    }

    /** The branch of the lowest line when the trigram is below. */
    private static Branch first(Trigram trigram) {
        return switch (trigram) {
            case QIAN, ZHEN -> Branch.ZI;
            case KAN -> Branch.YIN;
            case GEN -> Branch.CHEN;
            case KUN -> Branch.WEI;
            case XUN -> Branch.CHOU;
            case LI -> Branch.MAO;
            case DUI -> Branch.SI;
        };
    }

    private static Stem stem(Trigram trigram, boolean upper) {
        return switch (trigram) {
            case QIAN -> upper ? Stem.REN : Stem.JIA;
            case KUN -> upper ? Stem.GUI : Stem.YI;
            case ZHEN -> Stem.GENG;
            case XUN -> Stem.XIN;
            case KAN -> Stem.WU;
            case LI -> Stem.JI;
            case GEN -> Stem.BING;
            case DUI -> Stem.DING;
        };
    }
}
