package dev.errand.worker.agent.model;

/**
 * Tokens by kind; no token is in two kinds.
 *
 * @param input not from the cache
 */
public record Tokens(long input, long output, long cacheRead, long cacheWrite) {

    static final Tokens NONE = new Tokens(0, 0, 0, 0);
}
