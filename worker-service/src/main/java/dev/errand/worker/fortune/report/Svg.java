package dev.errand.worker.fortune.report;

import java.util.Locale;
import org.jsoup.nodes.Entities;

/** A drawing of simple shapes. Coordinates are in the units of its own width and height; nothing in it is an address or a script. */
final class Svg {

    static final String INK = "#2e241d";
    static final String FAINT = "#8a7a68";
    static final String RED = "#a23a2c";
    static final String GOLD = "#b08d4f";
    static final String LINE = "#cdbd9f";
    static final String PAPER = "#fffdf8";
    static final String TINT = "#f6eedd";

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Svg line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        return add(
                "<line x1='%s' y1='%s' x2='%s' y2='%s' stroke='%s' stroke-width='%s'/>",
                x1, y1, x2, y2, colour, thickness);
    }

    Svg circle(double x, double y, double radius, String fill, String stroke, double thickness) {
        return add(
                "<circle cx='%s' cy='%s' r='%s' fill='%s' stroke='%s' stroke-width='%s'/>",
                x, y, radius, fill, stroke, thickness);
    }

    Svg box(double x, double y, double boxWidth, double boxHeight, String fill, String stroke) {
        return add(
                "<rect x='%s' y='%s' width='%s' height='%s' rx='3' fill='%s' stroke='%s' stroke-width='1'/>",
                x, y, boxWidth, boxHeight, fill, stroke);
    }

    /** Text whose middle is at {@code x} and whose base line is at {@code y}. */
    Svg text(double x, double y, double size, String colour, String words) {
        return words(x, y, size, colour, "middle", words);
    }

    /** Text that begins at {@code x}. */
    Svg left(double x, double y, double size, String colour, String words) {
        return words(x, y, size, colour, "start", words);
    }

    /** Text that ends at {@code x}. */
    Svg right(double x, double y, double size, String colour, String words) {
        return words(x, y, size, colour, "end", words);
    }

    private Svg words(double x, double y, double size, String colour, String anchor, String words) {
        shapes.append("<text x='%s' y='%s' font-size='%s' fill='%s' text-anchor='%s'>"
                .formatted(number(x), number(y), number(size), colour, anchor));
        shapes.append(Entities.escape(words)).append("</text>");
        return this;
    }

    private Svg add(String pattern, Object... values) {
        var written = new Object[values.length];
        for (var i = 0; i < values.length; i++) {
            written[i] = values[i] instanceof Double it ? number(it) : values[i];
        }
        shapes.append(pattern.formatted(written));
        return this;
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** @param description for those who cannot see it */
    String markup(String description) {
        var label = Entities.escape(description);
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img' font-family='Report, sans-serif' aria-label=\"%s\"><title>%s</title>%s</svg>"
                .formatted(width, height, width, height, label.replace("\"", "&quot;"), label, shapes);
    }
}
