package dev.errand.worker.fortune.chart.name;

import dev.errand.worker.fortune.chart.Latin;
import java.util.List;
import java.util.Optional;

/**
 * A name in Latin letters by the Chaldean table (Cheiro, Book of Numbers, 1926): no letter is 9. Each part has a compound number, the
 * whole name their sum, and a root from 1 to 9.
 *
 * @param compound of the whole name
 * @param root of the compound, 1 to 9
 */
record LatinName(List<Part> parts, int compound, int root) {

    private static final String VALUES = "12345835112345781234666517"; // A to Z

    /** One part of the name. */
    record Part(String letters, int compound, int root) {}

    static Optional<LatinName> of(String name) {
        var parts = Latin.parts(name).stream().map(LatinName::part).toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var compound = parts.stream().mapToInt(Part::compound).sum();
        return Optional.of(new LatinName(parts, compound, root(compound)));
    }

    private static Part part(String letters) {
        var compound =
                letters.chars().map(letter -> VALUES.charAt(letter - 'A') - '0').sum();
        return new Part(letters, compound, root(compound));
    }

    private static int root(int number) {
        return (number + 8) % 9 + 1;
    }
}
