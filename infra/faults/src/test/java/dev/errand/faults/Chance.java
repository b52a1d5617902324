package dev.errand.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

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

    /** Lets time pass: how long a fault lasts and how far apart faults are is part of what is tested. */
    static void pass(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "seed=" + seed;
    }
}
