package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.Arrays;
import java.util.List;

/** Well-known meetings of a heaven stem over an earth stem (十干克應, 煙波釣叟歌). */
enum Pattern {
    DRAGON_TURNS_HEAD(Stem.WU, Stem.BING),
    BIRD_FALLS_INTO_NEST(Stem.BING, Stem.WU),
    DRAGON_FLEES(Stem.YI, Stem.XIN),
    TIGER_RAGES(Stem.XIN, Stem.YI),
    SNAKE_WRITHES(Stem.GUI, Stem.DING),
    BIRD_INTO_RIVER(Stem.DING, Stem.GUI),
    VENUS_INTO_MARS(Stem.GENG, Stem.BING),
    MARS_INTO_VENUS(Stem.BING, Stem.GENG),
    GREAT_BARRIER(Stem.GENG, Stem.GUI),
    SMALL_BARRIER(Stem.GENG, Stem.REN),
    WONDER_WITH_WIND(Stem.YI, Stem.BING),
    SUN_AND_MOON(Stem.BING, Stem.YI),
    BIRD_OF_THE_MOON(Stem.BING, Stem.DING);

    private final Stem heaven;
    private final Stem earth;

    Pattern(Stem heaven, Stem earth) {
        this.heaven = heaven;
        this.earth = earth;
    }

    static List<Pattern> in(Palace palace) {
        return Arrays.stream(values())
                .filter(pattern ->
                        pattern.earth == palace.earth() && palace.heaven().contains(pattern.heaven))
                .toList();
    }
}
