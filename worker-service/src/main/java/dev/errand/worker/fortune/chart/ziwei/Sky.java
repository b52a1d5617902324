package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.EnumMap;
import java.util.Map;

/** Puts every star into a branch, by the verses of 《紫微斗數全書》, book 2 (安星訣). */
final class Sky {

    private static final Branch[] STORE = {
        Branch.YIN,
        Branch.MAO,
        Branch.SI,
        Branch.WU,
        Branch.SI,
        Branch.WU,
        Branch.SHEN,
        Branch.YOU,
        Branch.HAI,
        Branch.ZI
    };

    private final Input input;
    private final int hour;
    private final Map<Star, Branch> places = new EnumMap<>(Star.class);

    private Sky(Input input) {
        this.input = input;
        this.hour = input.hour().ordinal();
    }

    /** Where each star stands. */
    static Map<Star, Branch> of(Input input, int bureau) {
        var sky = new Sky(input);
        sky.majors(ziWei(input.date().day(), bureau));
        sky.byMonthAndHour();
        sky.byYearStem(input.year().stem());
        sky.byYearBranch(input.year().branch());
        return sky.places;
    }

    /**
     * 起紫微訣: the smallest number is added to the day that makes it a multiple of the bureau; the quotient is counted from Yin, then the
     * added number forward if even, back if odd. Steps from Yin.
     */
    static int ziWei(int day, int bureau) {
        var added = Math.floorMod(-day, bureau);
        var quotient = (day + added) / bureau;
        return Math.floorMod(quotient - 1 + (added % 2 == 0 ? added : -added), 12);
    }

    private void majors(int ziWei) {
        var yin = Branch.YIN.ordinal();
        put(Star.ZI_WEI, yin + ziWei);
        put(Star.TIAN_JI, yin + ziWei - 1);
        put(Star.TAI_YANG, yin + ziWei - 3);
        put(Star.WU_QU, yin + ziWei - 4);
        put(Star.TIAN_TONG, yin + ziWei - 5);
        put(Star.LIAN_ZHEN, yin + ziWei - 8);
        var tianFu = yin - ziWei; // its mirror in the line from Yin to Shen
        put(Star.TIAN_FU, tianFu);
        put(Star.TAI_YIN, tianFu + 1);
        put(Star.TAN_LANG, tianFu + 2);
        put(Star.JU_MEN, tianFu + 3);
        put(Star.TIAN_XIANG, tianFu + 4);
        put(Star.TIAN_LIANG, tianFu + 5);
        put(Star.QI_SHA, tianFu + 6);
        put(Star.PO_JUN, tianFu + 10);
    }

    private void byMonthAndHour() {
        put(Star.ZUO_FU, Branch.CHEN.ordinal() + input.month() - 1);
        put(Star.YOU_BI, Branch.XU.ordinal() - input.month() + 1);
        put(Star.WEN_CHANG, Branch.XU.ordinal() - hour);
        put(Star.WEN_QU, Branch.CHEN.ordinal() + hour);
        put(Star.DI_JIE, Branch.HAI.ordinal() + hour);
        put(Star.DI_KONG, Branch.HAI.ordinal() - hour);
    }

    private void byYearStem(Stem stem) {
        var store = STORE[stem.ordinal()].ordinal();
        put(Star.LU_CUN, store);
        put(Star.QING_YANG, store + 1);
        put(Star.TUO_LUO, store - 1);
        var patrons = switch (stem) {
            case JIA, WU, GENG -> new Branch[] {Branch.CHOU, Branch.WEI};
            case YI, JI -> new Branch[] {Branch.ZI, Branch.SHEN};
            case BING, DING -> new Branch[] {Branch.HAI, Branch.YOU};
            case XIN -> new Branch[] {Branch.WU, Branch.YIN};
            case REN, GUI -> new Branch[] {Branch.MAO, Branch.SI};
        };
        places.put(Star.TIAN_KUI, patrons[0]);
        places.put(Star.TIAN_YUE, patrons[1]);
    }

    private void byYearBranch(Branch branch) {
        var third = branch.ordinal() % 4; // 0: Shen Zi Chen, 1: Si You Chou, 2: Yin Wu Xu, 3: Hai Mao Wei
        var horse = new Branch[] {Branch.YIN, Branch.HAI, Branch.SHEN, Branch.SI};
        var fire = new Branch[] {Branch.YIN, Branch.MAO, Branch.CHOU, Branch.YOU};
        places.put(Star.TIAN_MA, horse[third]);
        put(Star.HUO_XING, fire[third].ordinal() + hour);
        put(Star.LING_XING, (third == 2 ? Branch.MAO : Branch.XU).ordinal() + hour);
        put(Star.HONG_LUAN, Branch.MAO.ordinal() - branch.ordinal());
        put(Star.TIAN_XI, Branch.MAO.ordinal() - branch.ordinal() + 6);
    }

    private void put(Star star, int branch) {
        places.put(star, Branch.of(branch));
    }
}
