package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The turning board (轉盤) of an hour. The centre lodges in palace 2. Rules: 《煙波釣叟歌》, as laid out by Zhang Zhichun (張志春, 《神奇之門》).
 *
 * @param chief the star that leads the hour's ten (值符)
 * @param envoy the door that leads it (值使)
 * @param chiefPalace where the chief comes to stand
 * @param envoyPalace where the envoy comes to stand
 * @param palaces 1 to 9
 */
record Board(Ju ju, Stem hiddenJia, Star chief, Door envoy, int chiefPalace, int envoyPalace, List<Palace> palaces) {

    /** Half the ring. */
    static final int OPPOSITE = 4;

    /** The palaces round the centre, clockwise from the north. */
    private static final List<Integer> RING = List.of(1, 8, 3, 4, 9, 2, 7, 6);

    /** The order in which the stems are laid out: six instruments and three wonders. */
    private static final List<Stem> LAYOUT =
            List.of(Stem.WU, Stem.JI, Stem.GENG, Stem.XIN, Stem.REN, Stem.GUI, Stem.DING, Stem.BING, Stem.YI);

    private static final int[] PALACE_OF_BRANCH = {1, 8, 8, 3, 4, 4, 9, 2, 2, 7, 6, 6};
    private static final Branch[] HORSES = {Branch.YIN, Branch.HAI, Branch.SHEN, Branch.SI};

    static Board of(Ju ju, Pillar hour) {
        var hidden = hidden(hour);
        var lead = palaceOf(ju, hidden);
        var stem = hour.stem() == Stem.JIA ? hidden : hour.stem();
        var turned = steps(lodged(lead), lodged(palaceOf(ju, stem)));
        var since = hour.stem().ordinal(); // hours since the head of the ten
        var envoyPalace = Math.floorMod(lead - 1 + (ju.yang() ? since : -since), 9) + 1;
        var doors = steps(lodged(lead), lodged(envoyPalace));
        var chiefPalace = lodged(palaceOf(ju, stem));
        var palaces = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> palace(ju, hour, number, turned, doors, chiefPalace))
                .toList();
        return new Board(
                ju,
                hidden,
                Star.home(lead),
                Door.values()[RING.indexOf(lodged(lead))],
                chiefPalace,
                lodged(envoyPalace),
                palaces);
    }

    /** The instrument under which Jia hides in the ten of this pillar. */
    static Stem hidden(Pillar pillar) {
        return LAYOUT.get(pillar.head().index() / 10);
    }

    private static int palaceOf(Ju ju, Stem stem) {
        var steps = LAYOUT.indexOf(stem);
        return Math.floorMod(ju.number() - 1 + (ju.yang() ? steps : -steps), 9) + 1;
    }

    private static Stem earth(Ju ju, int palace) {
        var steps = palace - ju.number();
        return LAYOUT.get(Math.floorMod(ju.yang() ? steps : -steps, 9));
    }

    private static int lodged(int palace) {
        return palace == 5 ? 2 : palace;
    }

    private static int steps(int from, int to) {
        return Math.floorMod(RING.indexOf(to) - RING.indexOf(from), 8);
    }

    /** How far the stars have turned from home, in eighths of the ring: 0 is 伏吟, {@link #OPPOSITE} 反吟. */
    int turnedStars() {
        return steps(home(), chiefPalace);
    }

    /** Likewise the doors. */
    int turnedDoors() {
        return steps(home(), envoyPalace);
    }

    /** Where chief and envoy are at home. */
    private int home() {
        return lodged(chief.ordinal() + 1);
    }

    private static Palace palace(Ju ju, Pillar hour, int number, int turned, int doors, int chiefPalace) {
        if (number == 5) {
            return new Palace(number, earth(ju, number), List.of(), null, null, null, false, false);
        }
        var place = RING.indexOf(number);
        var from = RING.get(Math.floorMod(place - turned, 8));
        var after = steps(chiefPalace, number);
        return new Palace(
                number,
                earth(ju, number),
                from == 2 ? List.of(earth(ju, 2), earth(ju, 5)) : List.of(earth(ju, from)),
                Star.home(from),
                Door.values()[Math.floorMod(place - doors, 8)],
                Spirit.values()[ju.yang() ? after : Math.floorMod(-after, 8)],
                hour.voids().stream().anyMatch(branch -> PALACE_OF_BRANCH[branch.ordinal()] == number),
                PALACE_OF_BRANCH[HORSES[hour.branch().ordinal() % 4].ordinal()] == number);
    }

    /** The palace into which the heaven plate brings a stem. */
    Palace heaven(Stem stem) {
        return palaces.stream()
                .filter(palace -> palace.heaven().contains(stem))
                .findFirst()
                .orElseThrow();
    }
}
