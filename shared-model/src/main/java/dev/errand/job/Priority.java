package dev.errand.job;

/** When a job's turn comes: 1 runs first, 10 last. Strict: no 2 starts while a 1 of the same lane waits. */
public record Priority(int value) {

    public static final Priority NORMAL = new Priority(5);

    public Priority {
        if (value < 1 || value > 10) {
            throw new IllegalArgumentException("a priority is 1 (first) to 10 (last) but was " + value);
        }
    }
}
