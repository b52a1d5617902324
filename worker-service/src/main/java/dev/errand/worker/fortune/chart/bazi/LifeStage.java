package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Stem;

/** How alive a stem is in a branch (十二長生): yang stems walk forward from their birth, yin stems backward; Earth goes with Fire. */
public enum LifeStage {
    BIRTH("Birth", "長生"),
    BATH("Bath", "沐浴"),
    CAP("Coming of age", "冠帶"),
    OFFICE("Office", "臨官"),
    PRIME("Prime", "帝旺"),
    DECLINE("Decline", "衰"),
    ILLNESS("Illness", "病"),
    DEATH("Death", "死"),
    TOMB("Tomb", "墓"),
    END("End", "絕"),
    CONCEPTION("Conception", "胎"),
    NURTURE("Nurture", "養");

    /** Where each stem is born, from Jia to Gui. */
    private static final Branch[] BIRTHS = {
        Branch.HAI,
        Branch.WU,
        Branch.YIN,
        Branch.YOU,
        Branch.YIN,
        Branch.YOU,
        Branch.SI,
        Branch.ZI,
        Branch.SHEN,
        Branch.MAO
    };

    private final Text text;

    LifeStage(String en, String zh) {
        text = new Text(en, zh);
    }

    public static LifeStage of(Stem stem, Branch branch) {
        var steps = branch.ordinal() - BIRTHS[stem.ordinal()].ordinal();
        return values()[Math.floorMod(stem.yang() ? steps : -steps, 12)];
    }

    public Text text() {
        return text;
    }
}
