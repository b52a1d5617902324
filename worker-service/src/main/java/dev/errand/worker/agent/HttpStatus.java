package dev.errand.worker.agent;

import java.time.Duration;
import java.time.Instant;

/** What a provider's HTTP status means for a job. */
final class HttpStatus {

    /** How long a provider is left alone that does not say until when it is busy. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private HttpStatus() {}

    static Outcome outcome(int status, String message) {
        return switch (status) {
            case 401, 403 -> new Outcome.NeedsPerson("credentials", message + ": correct the agent's key");
            case 402 -> new Outcome.NeedsPerson("billing", message + ": top up the provider's account");
            case 404 -> new Outcome.Fatal("model", message);
            case 413 -> new Outcome.Fatal("input_too_large", message);
            case 429, 529 -> new Outcome.Busy(message, Instant.now().plus(PAUSE));
            case 408 -> Outcome.retry("provider", message);
            default ->
                status >= 500 ? Outcome.retry("provider", message) : new Outcome.Fatal("refused_request", message);
        };
    }
}
