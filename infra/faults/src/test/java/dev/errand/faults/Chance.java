package dev.errand.faults;

import java.util.List;
import java.util.Random;

/** A test's choices, made again in the same way by {@code -Derrand.faults.seed}. */
final class Chance {

    private final long seed = Long.getLong("errand.faults.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** At least {@code low}, at most {@code high}. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Override
    public String toString() {
        return "seed=" + seed;
    }
}
