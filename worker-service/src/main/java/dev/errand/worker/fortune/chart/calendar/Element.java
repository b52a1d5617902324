package dev.errand.worker.fortune.chart.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.errand.worker.fortune.chart.Text;

/** The five elements in the order in which each brings forth the next. */
public enum Element {
    WOOD("Wood", "木"),
    FIRE("Fire", "火"),
    EARTH("Earth", "土"),
    METAL("Metal", "金"),
    WATER("Water", "水");

    private final Text text;

    Element(String en, String zh) {
        text = new Text(en, zh);
    }

    @JsonIgnore
    public Text text() {
        return text;
    }

    /** What this element feeds. */
    public Element generates() {
        return step(1);
    }

    /** What this element overcomes. */
    public Element controls() {
        return step(2);
    }

    /** What feeds this element. */
    public Element parent() {
        return step(4);
    }

    /** What overcomes this element. */
    public Element controller() {
        return step(3);
    }

    private Element step(int steps) {
        return values()[(ordinal() + steps) % 5];
    }
}
