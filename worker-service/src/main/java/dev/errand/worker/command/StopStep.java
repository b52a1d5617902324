package dev.errand.worker.command;

import java.time.Duration;

/**
 * A step of asking a program to stop, before it is killed.
 *
 * @param signal without SIG: {@code TERM}, {@code INT}
 * @param grace how long all its processes may take to be gone
 */
public record StopStep(String signal, Duration grace) {

    public StopStep {
        if (!signal.matches("[A-Z]+[0-9]*")) {
            throw new IllegalArgumentException("a signal reads 'TERM' but was '" + signal + "'");
        }
    }

    public static StopStep term(Duration grace) {
        return new StopStep("TERM", grace);
    }
}
