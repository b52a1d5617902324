package dev.errand.worker.document;

import dev.errand.document.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the passages that answer a question best, by Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework,
 * 2009). A passage must hold most of what is particular in the question, or it is no answer.
 */
final class PassageSearch {

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final double NAMED = 2;
    private static final double LEAST_COVERAGE = 0.55;

    private final List<Passage> passages;
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final Map<String, Integer> documents = new HashMap<>();
    private final double averageLength;

    PassageSearch(List<Passage> passages) {
        this.passages = passages;
        long length = 0;
        for (Passage passage : passages) {
            var terms = Terms.of(passage.text());
            var count = new HashMap<String, Integer>();
            terms.forEach(term -> count.merge(term, 1, Integer::sum));
            count.keySet().forEach(term -> documents.merge(term, 1, Integer::sum));
            counts.add(count);
            length += terms.size();
        }
        averageLength = Math.max(1, (double) length / Math.max(1, passages.size()));
    }

    /** At most {@code most}, the best first; empty when nothing matches. */
    List<Passage> best(Set<String> terms, int most) {
        if (terms.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (int i = 0; i < passages.size(); i++) {
            if (coverage(i, terms) >= LEAST_COVERAGE) {
                found.add(new Found(passages.get(i), score(i, terms)));
            }
        }
        found.sort(Comparator.comparingDouble((Found each) -> -each.score));
        var seen = new HashSet<String>();
        return found.stream()
                .map(each -> each.passage)
                .filter(passage -> seen.add(passage.text()))
                .limit(most)
                .toList();
    }

    /** The sentences of a passage that hold the most of the question, in their order, not longer than {@code length}. */
    static Passage excerpt(Passage passage, Set<String> terms, int length) {
        if (passage.text().length() <= length) {
            return passage;
        }
        var sentences = Sentences.of(passage.text());
        int best = 0;
        long most = -1;
        for (int i = 0; i < sentences.size(); i++) {
            long hits = Terms.of(sentences.get(i)).stream()
                    .distinct()
                    .filter(terms::contains)
                    .count();
            if (hits > most) {
                best = i;
                most = hits;
            }
        }
        return new Passage(
                passage.page(), Sentences.first(sentences.subList(best, sentences.size()), sentences.size(), length));
    }

    private double coverage(int passage, Set<String> terms) {
        double all = 0;
        double held = 0;
        for (String term : terms) {
            double weight = idf(term);
            all += weight;
            held += counts.get(passage).containsKey(term) ? weight : 0;
        }
        return held / all;
    }

    private double score(int passage, Set<String> terms) {
        Map<String, Integer> count = counts.get(passage);
        double length = count.values().stream().mapToInt(Integer::intValue).sum() / averageLength;
        double score = 0;
        for (String term : terms) {
            int times = count.getOrDefault(term, 0);
            score += idf(term) * times * (K1 + 1) / (times + K1 * (1 - B + B * length));
        }
        return isNamed(count.keySet(), terms) ? NAMED * score : score;
    }

    /** True for a table's row whose whole name is in the question. */
    private static boolean isNamed(Set<String> held, Set<String> terms) {
        return held.stream().allMatch(term -> Character.isDigit(term.charAt(0)) || terms.contains(term));
    }

    private double idf(String term) {
        int holding = documents.getOrDefault(term, 0);
        return Math.log(1 + (passages.size() - holding + 0.5) / (holding + 0.5));
    }

    private static final class Found {
        private final Passage passage;
        private final double score;

        Found(Passage passage, double score) {
            this.passage = passage;
            this.score = score;
        }
    }
}
