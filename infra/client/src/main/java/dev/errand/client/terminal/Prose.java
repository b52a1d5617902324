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
        return clean.length() <= most
                ? clean
                : clean.substring(0, Math.max(0, most - 3)).stripTrailing() + "...";
    }

    /** The same text on one line of any length. */
    public static String line(String text) {
        return text.replaceAll("\\p{Cc}", " ");
    }

    /** One line that takes fewer columns than that, where letters of East Asia and pictures take two. */
    static String cut(String text, int columns) {
        String plain = line(text);
        int taken = 0;
        for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
            int wide = columns(plain.codePointAt(at));
            if (taken + wide > columns - 2) {
                boolean whole =
                        at + Character.charCount(plain.codePointAt(at)) == plain.length() && taken + wide < columns;
                return whole ? plain : plain.substring(0, at) + "~";
            }
            taken += wide;
        }
        return plain;
    }

    private static int columns(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return letter >= 0x1100 && letter <= 0x115f
                        || letter >= 0x2e80 && letter <= 0xa4cf
                        || letter >= 0xac00 && letter <= 0xd7a3
                        || letter >= 0xf900 && letter <= 0xfaff
                        || letter >= 0xfe30 && letter <= 0xfe6f
                        || letter >= 0xff00 && letter <= 0xff60
                        || letter >= 0xffe0 && letter <= 0xffe6
                        || letter >= 0x1f300 && letter <= 0x1faff
                        || letter >= 0x20000 && letter <= 0x3fffd
                ? 2
                : 1;
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }
}
