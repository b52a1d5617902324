package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the elements weigh. Each visible stem weighs 10, the branch of the month 40 (the season decides, 月令), every other branch 15; a
 * branch shares its weight among its hidden stems: all to one, 7 to 3 between two, 6 to 3 to 1 among three. The day master is strong
 * when its own element and the one that feeds it hold over half of the whole without itself, weak when under two fifths. These weights
 * are ours, chosen after the customary order of season, roots and company (得令、得地、得勢); schools differ.
 *
 * @param shares of the whole in percent
 * @param support the share of the day master's element and of the one that feeds it
 * @param favourable the elements that bring balance, the most wanted first
 */
record Balance(Map<Element, Integer> shares, int support, Strength strength, List<Element> favourable) {

    private static final double STEM = 10;
    private static final double SEASON = 40;
    private static final double BRANCH = 15;
    private static final double[][] PARTS = {{1}, {0.7, 0.3}, {0.6, 0.3, 0.1}};

    /** Of the day master. */
    enum Strength {
        STRONG,
        BALANCED,
        WEAK
    }

    static Balance of(FourPillars pillars) {
        var weights = new EnumMap<Element, Double>(Element.class);
        for (var stem : visible(pillars)) {
            weights.merge(stem.element(), STEM, Double::sum);
        }
        share(pillars.year().branch(), BRANCH, weights);
        share(pillars.month().branch(), SEASON, weights);
        share(pillars.day().branch(), BRANCH, weights);
        if (pillars.hour() != null) {
            share(pillars.hour().branch(), BRANCH, weights);
        }
        return of(pillars.day().stem(), weights);
    }

    /** All stems but the day master. */
    private static List<Stem> visible(FourPillars pillars) {
        var stems =
                new ArrayList<>(List.of(pillars.year().stem(), pillars.month().stem()));
        if (pillars.hour() != null) {
            stems.add(pillars.hour().stem());
        }
        return stems;
    }

    private static void share(Branch branch, double weight, Map<Element, Double> weights) {
        var hidden = branch.hidden();
        for (var i = 0; i < hidden.size(); i++) {
            weights.merge(hidden.get(i).element(), weight * PARTS[hidden.size() - 1][i], Double::sum);
        }
    }

    private static Balance of(Stem dayMaster, Map<Element, Double> weights) {
        var own = dayMaster.element();
        var whole = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        var shares = new EnumMap<Element, Integer>(Element.class);
        for (var element : Element.values()) {
            shares.put(element, (int) Math.round(100 * weights.getOrDefault(element, 0.0) / whole));
        }
        var support = (int)
                Math.round(100 * (weights.getOrDefault(own, 0.0) + weights.getOrDefault(own.parent(), 0.0)) / whole);
        var strength = support > 50 ? Strength.STRONG : support < 40 ? Strength.WEAK : Strength.BALANCED;
        return new Balance(shares, support, strength, favourable(own, strength, shares));
    }

    private static List<Element> favourable(Element own, Strength strength, Map<Element, Integer> shares) {
        var wanted = switch (strength) {
            case STRONG -> List.of(own.generates(), own.controls(), own.controller());
            case WEAK -> List.of(own.parent(), own);
            case BALANCED -> List.of(Element.values());
        };
        var sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparing(shares::get)); // what is scarce does most
        return strength == Strength.BALANCED ? List.copyOf(sorted.subList(0, 2)) : List.copyOf(sorted);
    }

    Element dominant() {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Elements of which the chart has nothing at all; the day master has its own, though it is not weighed. */
    List<Element> missing(Element dayMaster) {
        return shares.entrySet().stream()
                .filter(share -> share.getValue() == 0 && share.getKey() != dayMaster)
                .map(Map.Entry::getKey)
                .toList();
    }
}
