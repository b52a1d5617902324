package dev.errand.worker.fortune.chart.numerology;

import java.util.Set;

/** Adds the digits of a number until one is left; the master numbers 11, 22 and 33 stay. */
final class Reduction {

    private static final Set<Integer> MASTERS = Set.of(11, 22, 33);

    private Reduction() {}

    static int reduce(int number) {
        var left = number;
        while (left > 9 && !MASTERS.contains(left)) {
            left = digits(left);
        }
        return left;
    }

    /** Down to 1 to 9, masters too. */
    static int single(int number) {
        var left = number;
        while (left > 9) {
            left = digits(left);
        }
        return left;
    }

    private static int digits(int number) {
        return String.valueOf(number).chars().map(digit -> digit - '0').sum();
    }
}
