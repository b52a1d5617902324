package dev.errand.worker.fortune.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and what was asked: plum blossom, Liuyao and Qimen read the moment of the question.
 *
 * @param at the moment of asking; also "today" for luck cycles and personal years
 * @param zone where the clock of the asker stands
 * @param question in the words of the asker; null when there is none
 * @param coins six throws of three coins, the lowest line first, each 6, 7, 8 or 9; empty: the hexagram comes from the time
 */
public record Asked(Instant at, ZoneId zone, @Nullable String question, List<Integer> coins) {

    public Asked {
        coins = List.copyOf(coins);
        if (!coins.isEmpty() && (coins.size() != 6 || coins.stream().anyMatch(coin -> coin < 6 || coin > 9))) {
            throw new IllegalArgumentException("coins are six numbers from 6 to 9 but were " + coins);
        }
    }

    public Asked(Instant at, ZoneId zone) {
        this(at, zone, null, List.of());
    }

    /** What the asker's clock showed. */
    public LocalDateTime clock() {
        return LocalDateTime.ofInstant(at, zone);
    }
}
