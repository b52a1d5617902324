package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.Text;
import java.util.Set;

/** The eight doors, in the order of the ring from palace 1. */
enum Door {
    REST("Rest", "休門"),
    LIFE("Life", "生門"),
    HARM("Harm", "傷門"),
    DELUSION("Delusion", "杜門"),
    SCENERY("Scenery", "景門"),
    DEATH("Death", "死門"),
    FEAR("Fear", "驚門"),
    OPEN("Open", "開門");

    private static final Set<Door> LUCKY = Set.of(OPEN, REST, LIFE);

    private final Text text;

    Door(String en, String zh) {
        text = new Text(en + " " + zh, zh);
    }

    boolean lucky() {
        return LUCKY.contains(this);
    }

    Text text() {
        return text;
    }
}
