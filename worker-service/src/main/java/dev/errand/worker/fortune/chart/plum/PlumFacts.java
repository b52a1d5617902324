package dev.errand.worker.fortune.chart.plum;

import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;

/**
 * A plum blossom reading.
 *
 * @param moment when the question was asked
 * @param moving the line that turns over, 1 to 6
 * @param inner the hexagram inside: how things develop
 * @param changed the outcome
 * @param body the trigram without the moving line: the asker
 * @param use the trigram with it: the matter
 */
record PlumFacts(
        AskedMoment moment,
        Hexagram hexagram,
        int moving,
        Hexagram inner,
        Hexagram changed,
        Trigram body,
        Trigram use,
        Relation relation,
        Relation outcome) {

    /** What the matter does to the asker (體用生剋). */
    enum Relation {
        EQUAL,
        FEEDS,
        DRAINED,
        CONTROLS,
        CONTROLLED;

        static Relation of(Element matter, Element asker) {
            if (matter == asker) {
                return EQUAL;
            }
            if (matter.generates() == asker) {
                return FEEDS;
            }
            if (asker.generates() == matter) {
                return DRAINED;
            }
            return matter.controls() == asker ? CONTROLS : CONTROLLED;
        }
    }

    /**
     * From the numbers of the time (《梅花易數》年月日時起例): the number of the year's branch, month and day give the upper trigram, with
     * the number of the hour the lower one and the moving line.
     */
    static PlumFacts of(AskedMoment moment) {
        var date = moment.lunar();
        var sum = date.yearPillar().branch().ordinal() + 1 + date.month() + date.day();
        return of(moment, sum, sum + moment.hour().ordinal() + 1);
    }

    static PlumFacts of(AskedMoment moment, int upperSum, int lowerSum) {
        var hexagram = new Hexagram(Trigram.ofSum(upperSum), Trigram.ofSum(lowerSum));
        var moving = (lowerSum + 5) % 6 + 1;
        var changed = hexagram.turn(moving);
        var below = moving <= 3;
        var body = below ? hexagram.upper() : hexagram.lower();
        var use = below ? hexagram.lower() : hexagram.upper();
        var after = below ? changed.lower() : changed.upper();
        return new PlumFacts(
                moment,
                hexagram,
                moving,
                hexagram.inner(),
                changed,
                body,
                use,
                Relation.of(use.element(), body.element()),
                Relation.of(after.element(), body.element()));
    }
}
