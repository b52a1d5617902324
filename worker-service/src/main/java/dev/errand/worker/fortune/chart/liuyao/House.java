package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;

/**
 * To which of the eight palaces a hexagram belongs (八宮), and which line is the self. From the pure hexagram the lines turn one after
 * another from below: the last one turned is the self; then the fourth turns back (遊魂, self at 4), then the lower three (歸魂, self at
 * 3).
 *
 * @param self the line of the asker (世), 1 to 6
 * @param other the line of the counterpart (應), three lines away
 */
record House(Trigram palace, Kind kind, int self, int other) {

    private static final int[] TURNED = {0b000000, 0b000001, 0b000011, 0b000111, 0b001111, 0b011111, 0b010111, 0b010000
    };
    private static final int[] SELF = {6, 1, 2, 3, 4, 5, 4, 3};

    /** The place in the palace. */
    enum Kind {
        PURE,
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        FIFTH,
        WANDERING_SOUL,
        RETURNING_SOUL
    }

    static House of(Hexagram hexagram) {
        for (var kind : Kind.values()) {
            var pure = Hexagram.ofBits(hexagram.bits() ^ TURNED[kind.ordinal()]);
            if (pure.upper() == pure.lower()) {
                var self = SELF[kind.ordinal()];
                return new House(pure.upper(), kind, self, (self + 2) % 6 + 1);
            }
        }
        throw new IllegalStateException("no palace for " + hexagram);
    }

    /** The pure hexagram of the palace. */
    Hexagram pure() {
        return new Hexagram(palace, palace);
    }
}
