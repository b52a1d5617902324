package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.Objects;

/**
 * The hour board of a question.
 *
 * @param asker the palace of the day's stem
 * @param matter the palace of the hour's stem
 */
record QimenFacts(AskedMoment moment, Board board, int asker, int matter) {

    static QimenFacts of(AskedMoment moment) {
        var day = moment.pillars().day();
        var hour = Objects.requireNonNull(moment.pillars().hour());
        var board = Board.of(Ju.of(moment.term(), day), hour);
        return new QimenFacts(
                moment,
                board,
                board.heaven(shown(day)).number(),
                board.heaven(shown(hour)).number());
    }

    /** Jia is never shown: its instrument stands for it. */
    private static Stem shown(Pillar pillar) {
        return pillar.stem() == Stem.JIA ? Board.hidden(pillar) : pillar.stem();
    }
}
