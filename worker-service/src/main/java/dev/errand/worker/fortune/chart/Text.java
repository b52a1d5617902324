package dev.errand.worker.fortune.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same words in both languages of a report. */
public record Text(String en, @JsonProperty("zh-Hant") String zh) {

    private static final Pattern BLANK = Pattern.compile("\\{(\\d)}");

    /** Words, numbers and names that are the same in both. */
    public static Text same(Object words) {
        return new Text(words.toString(), words.toString());
    }

    /** A number from 1 to 9: {@code 6} and {@code 六}. */
    public static Text numeral(int number) {
        return new Text(String.valueOf(number), "一二三四五六七八九".substring(number - 1, number));
    }

    /** A number of things: {@code 1 year}, {@code 2 years} and the bare number, after which Chinese has its own words. */
    public static Text count(int number, String noun) {
        return new Text(number + " " + noun + (number == 1 ? "" : "s"), String.valueOf(number));
    }

    /** The parts as a list: {@code a, b} and {@code a、b}. */
    public static Text list(List<Text> parts) {
        return new Text(
                parts.stream().map(Text::en).collect(Collectors.joining(", ")),
                parts.stream().map(Text::zh).collect(Collectors.joining("、")));
    }

    /** This, then {@code other}: with a blank between them in English, unless one is empty. */
    public Text and(Text other) {
        if (en.isEmpty() || other.en.isEmpty()) {
            return en.isEmpty() ? other : this;
        }
        return new Text(en + " " + other.en, zh + other.zh);
    }

    /** This text with {@code {0}}, {@code {1}} … replaced by the arguments, each a {@link Text} or the same in both languages. */
    public Text with(Object... arguments) {
        return new Text(fill(en, Text::en, arguments), fill(zh, Text::zh, arguments));
    }

    /** In one pass: braces in an argument, such as in a customer's name, stay as they are. */
    private static String fill(String pattern, Function<Text, String> language, Object... arguments) {
        return BLANK.matcher(pattern).replaceAll(blank -> {
            var index = Integer.parseInt(blank.group(1));
            if (index >= arguments.length) {
                return Matcher.quoteReplacement(blank.group());
            }
            var argument = arguments[index];
            return Matcher.quoteReplacement(argument instanceof Text text ? language.apply(text) : argument.toString());
        });
    }
}
