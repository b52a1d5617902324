package dev.errand.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A hostile text.
 *
 * @param number of its own: the text of the dialog that it opens
 * @param where it does harm, as {@code payloads.txt} says
 */
record Payload(int number, String where, String text) {

    static final List<Payload> ALL = all();

    private static List<Payload> all() {
        var all = new ArrayList<Payload>();
        for (var line : lines()) {
            if (!line.startsWith("#")) {
                var number = all.size() + 1;
                var text = line.substring(10).replace("FIRE", "alert(window.pwned=" + number + ")");
                all.add(new Payload(number, line.substring(0, 10).strip(), text));
            }
        }
        return List.copyOf(all);
    }

    private static List<String> lines() {
        try (var in = Objects.requireNonNull(Payload.class.getResourceAsStream("payloads.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Payload> thatRun() {
        return ALL.stream()
                .filter(it -> !it.where.equals("none") && !it.asksOutside())
                .toList();
    }

    static List<Payload> thatAsk() {
        return ALL.stream().filter(Payload::asksOutside).toList();
    }

    /** Whether it makes sense inside a document, and not only inside a tag or a script. */
    boolean isMarkup() {
        return where.equals("text") || where.equals("none") || asksOutside();
    }

    boolean asksOutside() {
        return where.equals("outside");
    }

    /** A page of somebody who does not escape. */
    String page() {
        return "<!doctype html><meta charset=utf-8>"
                + switch (where) {
                    case "attribute" -> "<input value=\"" + text + "\">";
                    case "single" -> "<input value='" + text + "'>";
                    case "title" -> "<title>" + text + "</title>";
                    case "textarea" -> "<textarea>" + text + "</textarea>";
                    case "style" -> "<style>p { color: " + text + " }</style>";
                    case "comment" -> "<!-- " + text + " -->";
                    case "script" -> "<script>const name = \"" + text + "\";</script>";
                    case "link" ->
                        "<a href=\"" + text + "\">link</a><script>document.querySelector('a').click()</script>";
                    default -> "<p>Hello " + text;
                };
    }
}
