package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Branches of two pillars that meet (地支刑沖合害, here the clash, the six and the three harmonies).
 *
 * @param element that a harmony makes; null for a clash
 */
record Meeting(Kind kind, List<Branch> branches, @Nullable Element element) {

    private static final Element[] SIX = {
        Element.EARTH, Element.WOOD, Element.FIRE, Element.METAL, Element.WATER, Element.FIRE
    }; // Zi-Chou, Yin-Hai, Mao-Xu, Chen-You, Si-Shen, Wu-Wei

    /** How they meet. */
    enum Kind {
        CLASH,
        SIX_HARMONY,
        THREE_HARMONY
    }

    static List<Meeting> among(List<Branch> branches) {
        var meetings = new ArrayList<Meeting>();
        var present = EnumSet.copyOf(branches);
        for (var branch : present) {
            var clash = branch.clash();
            if (branch.ordinal() < 6 && present.contains(clash)) {
                meetings.add(new Meeting(Kind.CLASH, List.of(branch, clash), null));
            }
            var partner = Branch.of(13 - branch.ordinal());
            if (branch.ordinal() < partner.ordinal() && present.contains(partner)) {
                meetings.add(new Meeting(Kind.SIX_HARMONY, List.of(branch, partner), six(branch)));
            }
        }
        threes(present, meetings);
        return List.copyOf(meetings);
    }

    private static Element six(Branch first) {
        return switch (first) {
            case ZI -> SIX[0];
            case YIN -> SIX[1];
            case MAO -> SIX[2];
            case CHEN -> SIX[3];
            case SI -> SIX[4];
            default -> SIX[5];
        };
    }

    private static void threes(EnumSet<Branch> present, List<Meeting> meetings) {
        for (var middle : List.of(Branch.ZI, Branch.MAO, Branch.WU, Branch.YOU)) {
            var three = List.of(Branch.of(middle.ordinal() - 4), middle, Branch.of(middle.ordinal() + 4));
            if (present.containsAll(three)) {
                meetings.add(new Meeting(Kind.THREE_HARMONY, three, middle.element()));
            }
        }
    }
}
