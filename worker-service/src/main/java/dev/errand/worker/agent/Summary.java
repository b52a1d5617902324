package dev.errand.worker.agent;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A summary of a text in sentences of its own: those whose words are the text's most frequent ones, as Luhn's method has it.
 *
 * @param chosen in the text's order
 * @param sentences how many the text has
 * @see <a href="https://doi.org/10.1147/rd.22.0159">Luhn, The Automatic Creation of Literature Abstracts, 1958</a>
 */
record Summary(List<String> chosen, int sentences) {

    private static final int LONGEST = 500;
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]{3,}");
    private static final Set<String> EMPTY = Set.of(
            "the", "and", "for", "that", "with", "this", "are", "was", "were", "has", "have", "had", "not", "but",
            "its", "from", "they", "which", "will", "would", "their", "there", "been", "also", "than", "then", "into",
            "you", "your", "our", "his", "her", "she", "him", "who", "what", "when", "can", "could", "should", "may",
            "might", "these", "those", "such", "about", "over", "any", "all", "some", "more", "most", "other", "的", "了",
            "是", "在", "和", "也", "就", "不", "有", "我", "你", "他", "这", "那", "一", "个");

    static Summary of(String text, int most) {
        var sentences = sentences(text);
        var words = sentences.stream().map(Summary::words).toList();
        var weight = new HashMap<String, Integer>();
        words.forEach(sentence -> new HashSet<>(sentence).forEach(word -> weight.merge(word, 1, Integer::sum)));
        var chosen = IntStream.range(0, sentences.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -score(words.get(i), weight)))
                .limit(most)
                .sorted()
                .map(sentences::get)
                .map(sentence -> Texts.cut(sentence, LONGEST))
                .toList();
        return new Summary(chosen, sentences.size());
    }

    /** The words that other sentences have too, weighed against the sentence's length. */
    private static double score(List<String> words, Map<String, Integer> weight) {
        var shared = new HashSet<>(words)
                .stream().mapToInt(word -> weight.getOrDefault(word, 1) - 1).sum();
        return words.isEmpty() ? -1 : shared / Math.sqrt(words.size() + 4.0);
    }

    private static List<String> sentences(String text) {
        var found = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        for (var paragraph : text.split("\\R\\s*\\R", -1)) {
            var line = paragraph.replaceAll("\\s+", " ").strip();
            breaks.setText(line);
            var start = breaks.first();
            for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
                var sentence = line.substring(start, end).strip();
                if (!sentence.isEmpty()) {
                    found.add(sentence);
                }
                start = end;
            }
        }
        return found;
    }

    private static List<String> words(String sentence) {
        return WORD.matcher(sentence.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .filter(word -> !EMPTY.contains(word))
                .toList();
    }
}
