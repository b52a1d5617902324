package dev.errand.client.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text that came from elsewhere, made fit for a terminal: no control characters, lines of a bounded width. */
public final class Prose {

    private Prose() {}

    /** Breaks between words; a longer word has a line of its own. */
    public static List<String> wrap(String text, int width, String indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : clean(text).split(" ", -1)) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > width) {
                lines.add(indent + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(indent + line);
        }
        return lines;
    }

    public static String shorten(String text, int most) {
        String clean = clean(text);
        return clean.length() <= most ? clean : clean.substring(0, most - 3).stripTrailing() + "...";
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
