package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Stem;

/** The six spirits (六神), from the lowest line up; the stem of the day says which comes first. */
enum Spirit {
    AZURE_DRAGON("Azure Dragon", "青龍"),
    VERMILION_BIRD("Vermilion Bird", "朱雀"),
    HOOK("Hook", "勾陳"),
    FLYING_SNAKE("Flying Snake", "螣蛇"),
    WHITE_TIGER("White Tiger", "白虎"),
    DARK_WARRIOR("Dark Warrior", "玄武");

    private final Text text;

    Spirit(String en, String zh) {
        text = new Text(en, zh);
    }

    /** Jia and Yi begin with the Dragon, Bing and Ding with the Bird, Wu the Hook, Ji the Snake, Geng and Xin the Tiger, the rest the Warrior. */
    static Spirit of(Stem day, int line) {
        var first = switch (day) {
            case JIA, YI -> 0;
            case BING, DING -> 1;
            case WU -> 2;
            case JI -> 3;
            case GENG, XIN -> 4;
            case REN, GUI -> 5;
        };
        return values()[(first + line - 1) % 6];
    }

    Text text() {
        return text;
    }
}
