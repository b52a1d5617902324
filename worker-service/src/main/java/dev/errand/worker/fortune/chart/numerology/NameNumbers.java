package dev.errand.worker.fortune.chart.numerology;

import dev.errand.worker.fortune.chart.Latin;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The numbers of a name in Latin letters: A is 1 to I is 9, J is 1 again, and so on (Pythagorean). Each part of the name is reduced, then
 * their sum. Y counts as a vowel when it touches no other vowel.
 *
 * @param expression of all letters
 * @param soulUrge of the vowels; 0 without any
 * @param personality of the consonants; 0 without any
 * @param missing digits that no letter has, the karmic lessons
 */
record NameNumbers(int expression, int soulUrge, int personality, List<Integer> missing) {

    static Optional<NameNumbers> of(String name) {
        var parts = Latin.parts(name);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var letters = String.join("", parts);
        var missing = IntStream.rangeClosed(1, 9)
                .filter(digit -> letters.chars().noneMatch(letter -> value(letter) == digit))
                .boxed()
                .toList();
        return Optional.of(new NameNumbers(
                sum(parts, part -> place -> true),
                sum(parts, part -> place -> vowel(part, place)),
                sum(parts, part -> place -> !vowel(part, place)),
                missing));
    }

    private interface Choice {
        IntPredicate of(String part);
    }

    private static int sum(List<String> parts, Choice choice) {
        var sum = parts.stream()
                .mapToInt(part -> Reduction.reduce(IntStream.range(0, part.length())
                        .filter(choice.of(part))
                        .map(place -> value(part.charAt(place)))
                        .sum()))
                .sum();
        return Reduction.reduce(sum);
    }

    static int value(int letter) {
        return (letter - 'A') % 9 + 1;
    }

    private static boolean vowel(String part, int place) {
        return plainVowel(part, place)
                || part.charAt(place) == 'Y' && !plainVowel(part, place - 1) && !plainVowel(part, place + 1);
    }

    private static boolean plainVowel(String part, int place) {
        return place >= 0 && place < part.length() && "AEIOU".indexOf(part.charAt(place)) >= 0;
    }
}
