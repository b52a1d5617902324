package dev.errand.client.terminal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Any JSON as lines that people read: one for each value, indented under its name. */
public final class Outline {

    private final int width;
    private final List<String> lines = new ArrayList<>();

    private Outline(int width) {
        this.width = width;
    }

    /** What is null or empty is left out. */
    public static List<String> of(JsonNode json, int width) {
        var outline = new Outline(width);
        outline.add("", "", json);
        return outline.lines;
    }

    private void add(String indent, String name, JsonNode node) {
        if (node.isNull() || node.isContainer() && node.isEmpty()) {
            return;
        }
        if (!node.isContainer()) {
            String text = (name.isEmpty() ? "" : name + ": ") + node.asString(node.toString());
            lines.addAll(Prose.wrap(text, width, indent));
            return;
        }
        String deeper = indent;
        if (!name.isEmpty()) {
            lines.add(indent + name + ":");
            deeper = indent + "  ";
        }
        for (var field : node.properties()) {
            add(deeper, field.getKey().replace('_', ' '), field.getValue());
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                add(deeper, element.isContainer() ? "-" : "", element);
            }
        }
    }
}
