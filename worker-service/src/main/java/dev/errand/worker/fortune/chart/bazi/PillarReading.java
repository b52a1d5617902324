package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pillar as the day master sees it.
 *
 * @param god of the stem; null for the day master itself
 * @param hidden the stems in the branch, the main one first
 * @param stage of the day master in the branch
 */
record PillarReading(
        Position position, Pillar pillar, @Nullable TenGod god, List<Hidden> hidden, LifeStage stage) {

    /** Which of the four. */
    enum Position {
        YEAR,
        MONTH,
        DAY,
        HOUR
    }

    /** A stem hidden in a branch. */
    record Hidden(Stem stem, TenGod god) {}

    static PillarReading of(Position position, Pillar pillar, Stem dayMaster) {
        return new PillarReading(
                position,
                pillar,
                position == Position.DAY ? null : TenGod.of(dayMaster, pillar.stem()),
                pillar.branch().hidden().stream()
                        .map(stem -> new Hidden(stem, TenGod.of(dayMaster, stem)))
                        .toList(),
                LifeStage.of(dayMaster, pillar.branch()));
    }
}
