package dev.errand.worker.document;

import java.util.List;
import java.util.regex.Pattern;

/** Parts a text into sentences. */
final class Sentences {

    private static final Pattern END = Pattern.compile(
            "(?<=[.!?;][\"')]{0,2})(?<!\\b(?:U\\.S|Inc|Corp|Ltd|Co|No|Mr|Ms|Dr|vs|etc|e\\.g|i\\.e|St|Sec)\\.)\\s+(?=[\"'(]?[A-Z0-9•])");

    private Sentences() {}

    static List<String> of(String text) {
        return List.of(END.split(text.strip()));
    }

    /** As many whole sentences as fit, at least one; a longer first sentence is cut at a word and ends in an ellipsis. */
    static String first(List<String> sentences, int most, int length) {
        var text = new StringBuilder();
        for (String sentence : sentences.subList(0, Math.min(most, sentences.size()))) {
            if (text.length() > 0 && text.length() + sentence.length() >= length) {
                break;
            }
            text.append(text.length() == 0 ? "" : " ").append(sentence);
        }
        return cut(text.toString(), length);
    }

    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int space = text.lastIndexOf(' ', length - 1);
        return text.substring(0, space > 0 ? space : length - 1) + "…";
    }
}
