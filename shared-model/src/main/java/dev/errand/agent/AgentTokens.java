package dev.errand.agent;

/**
 * Tokens of one or more calls of a model.
 *
 * @param input read by the model and not from its cache
 * @param output written
 * @param cacheRead read from the provider's cache
 * @param cacheWrite stored in it
 */
public record AgentTokens(long input, long output, long cacheRead, long cacheWrite) {

    public static final AgentTokens NONE = new AgentTokens(0, 0, 0, 0);

    public AgentTokens plus(AgentTokens more) {
        return new AgentTokens(
                input + more.input, output + more.output, cacheRead + more.cacheRead, cacheWrite + more.cacheWrite);
    }

    /** What is left after earlier ones; never below nothing. */
    public AgentTokens minus(AgentTokens earlier) {
        return new AgentTokens(
                Math.max(0, input - earlier.input),
                Math.max(0, output - earlier.output),
                Math.max(0, cacheRead - earlier.cacheRead),
                Math.max(0, cacheWrite - earlier.cacheWrite));
    }

    /** All together. */
    public long sum() {
        return input + output + cacheRead + cacheWrite;
    }
}
