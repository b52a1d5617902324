package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A cast of six lines.
 *
 * @param byCoins false: cast from the numbers of the time
 * @param changed null when no line moves
 * @param lines the lowest first
 */
record LiuyaoFacts(
        AskedMoment moment,
        boolean byCoins,
        Hexagram hexagram,
        @Nullable Hexagram changed,
        House house,
        List<Line> lines) {

    private static final int OLD_YIN = 6;
    private static final int YOUNG_YANG = 7;
    private static final int OLD_YANG = 9;

    /** Coins: 6 is an old yin that moves, 7 a young yang, 8 a young yin, 9 an old yang that moves; the lowest line first. */
    static LiuyaoFacts ofCoins(AskedMoment moment, List<Integer> coins) {
        var bits = 0;
        var moving = 0;
        for (var i = 0; i < 6; i++) {
            var coin = coins.get(i);
            bits |= (coin == YOUNG_YANG || coin == OLD_YANG ? 1 : 0) << i;
            moving |= (coin == OLD_YIN || coin == OLD_YANG ? 1 : 0) << i;
        }
        return of(moment, true, Hexagram.ofBits(bits), moving);
    }

    /** The numbers of the time as in plum blossom numerology: one line moves. */
    static LiuyaoFacts ofTime(AskedMoment moment) {
        var date = moment.lunar();
        var sum = date.yearPillar().branch().ordinal() + 1 + date.month() + date.day();
        var withHour = sum + moment.hour().ordinal() + 1;
        var hexagram = new Hexagram(Trigram.ofSum(sum), Trigram.ofSum(withHour));
        return of(moment, false, hexagram, 1 << (withHour + 5) % 6);
    }

    private static LiuyaoFacts of(AskedMoment moment, boolean byCoins, Hexagram hexagram, int moving) {
        var changed = moving == 0 ? null : Hexagram.ofBits(hexagram.bits() ^ moving);
        var house = House.of(hexagram);
        var missing = new ArrayList<>(Arrays.asList(Relative.values()));
        IntStream.rangeClosed(1, 6).forEach(line -> missing.remove(relative(house, hexagram, line)));
        var lines = IntStream.rangeClosed(1, 6)
                .mapToObj(line -> line(moment, hexagram, changed, house, moving, missing, line))
                .toList();
        return new LiuyaoFacts(moment, byCoins, hexagram, changed, house, lines);
    }

    private static Line line(
            AskedMoment moment,
            Hexagram hexagram,
            @Nullable Hexagram changed,
            House house,
            int moving,
            List<Relative> missing,
            int number) {
        var pillar = Najia.of(hexagram, number);
        var moves = (moving >> (number - 1) & 1) == 1;
        var turned = moves && changed != null ? changed : null;
        return new Line(
                number,
                hexagram.yang(number),
                moves,
                pillar,
                relative(house, hexagram, number),
                Spirit.of(moment.pillars().day().stem(), number),
                moment.pillars().day().voids().contains(pillar.branch()),
                moment.pillars().month().branch().clash() == pillar.branch(),
                moment.pillars().day().branch().clash() == pillar.branch(),
                Season.of(
                        moment.pillars().month().branch().element(),
                        pillar.branch().element()),
                turned == null ? null : Najia.of(turned, number),
                turned == null ? null : relative(house, turned, number),
                hidden(house, missing, number));
    }

    private static Line.@Nullable Hidden hidden(House house, List<Relative> missing, int number) {
        var relative = relative(house, house.pure(), number);
        return missing.contains(relative) ? new Line.Hidden(Najia.of(house.pure(), number), relative) : null;
    }

    private static Relative relative(House house, Hexagram hexagram, int line) {
        return Relative.of(
                house.palace().element(), Najia.of(hexagram, line).branch().element());
    }

    Line self() {
        return lines.get(house.self() - 1);
    }

    Line other() {
        return lines.get(house.other() - 1);
    }
}
