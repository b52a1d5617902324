package dev.errand.worker.fortune.report;

import java.util.List;
import java.util.Set;

/** The names by which the charts' facts call the sky, and how they are grouped. */
final class Stars {

    /** The fourteen major stars of Ziwei. */
    private static final Set<String> MAJOR = Set.of(
            "ZI_WEI",
            "TIAN_JI",
            "TAI_YANG",
            "WU_QU",
            "TIAN_TONG",
            "LIAN_ZHEN",
            "TIAN_FU",
            "TAI_YIN",
            "TAN_LANG",
            "JU_MEN",
            "TIAN_XIANG",
            "TIAN_LIANG",
            "QI_SHA",
            "PO_JUN");

    private static final List<String> SIGNS = List.of(
            "ARIES",
            "TAURUS",
            "GEMINI",
            "CANCER",
            "LEO",
            "VIRGO",
            "LIBRA",
            "SCORPIO",
            "SAGITTARIUS",
            "CAPRICORN",
            "AQUARIUS",
            "PISCES");

    private Stars() {}

    static boolean isMajor(String star) {
        return MAJOR.contains(star);
    }

    /** 0 fire, 1 earth, 2 air, 3 water. */
    static int temper(String sign) {
        var index = SIGNS.indexOf(sign);
        if (index < 0) {
            throw new IllegalArgumentException("no sign " + sign);
        }
        return index % 4;
    }
}
