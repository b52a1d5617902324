package dev.errand.worker.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * The words of a message in one language, of which both its parts are made. A file is a line {@code Subject: …}, an empty
 * line, and paragraphs with empty lines between them; {@code {name}} stands for a fact, and a paragraph {@code [Label]} for
 * the link. Facts are text: they are never read for placeholders, and are escaped in HTML.
 */
final class Wording {

    private static final String SUBJECT = "Subject: ";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern LINK = Pattern.compile("\\[(.+)]");
    private static final Map<String, Wording> READ = new ConcurrentHashMap<>();

    private final String language;
    private final String subject;
    private final List<String> paragraphs;

    private Wording(String language, String file) {
        var parts = Stream.of(file.split("\\R\\s*\\R")).map(String::strip).toList();
        if (!parts.get(0).startsWith(SUBJECT)) {
            throw new IllegalArgumentException("the words of a message begin with '" + SUBJECT + "'");
        }
        this.language = language;
        this.subject = parts.get(0).substring(SUBJECT.length());
        this.paragraphs = parts.subList(1, parts.size());
    }

    /** @param language {@code en} or {@code zh-Hant} */
    static Wording of(String template, String language) {
        return READ.computeIfAbsent(template + "." + language + ".txt", file -> new Wording(language, resource(file)));
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(Wording.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String subject(Map<String, String> facts) {
        return filled(subject, facts, UnaryOperator.identity());
    }

    String text(Map<String, String> facts) {
        return paragraphs.stream()
                .map(paragraph -> LINK.matcher(paragraph).replaceFirst("$1\n{link}"))
                .map(paragraph -> filled(paragraph, facts, UnaryOperator.identity()))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    String html(Map<String, String> facts) {
        var body = paragraphs.stream().map(paragraph -> html(paragraph, facts)).collect(Collectors.joining("\n"));
        var page = Map.of("language", language, "subject", escaped(subject(facts)), "body", body);
        return filled(resource("layout.html"), page, UnaryOperator.identity());
    }

    private static String html(String paragraph, Map<String, String> facts) {
        var link = LINK.matcher(paragraph);
        var template = link.matches()
                ? "<p class=\"go\"><a href=\"{link}\">" + escaped(link.group(1)) + "</a></p>"
                : "<p>" + escaped(paragraph).replace("\n", "<br>\n") + "</p>";
        return filled(template, facts, fact -> escaped(fact).replace("\n", "<br>\n"));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String filled(String template, Map<String, String> facts, UnaryOperator<String> as) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var fact = facts.get(found.group(1));
            if (fact == null) {
                throw new IllegalStateException("a message asks for " + found.group() + ", which is no fact");
            }
            return Matcher.quoteReplacement(as.apply(fact));
        });
    }
}
