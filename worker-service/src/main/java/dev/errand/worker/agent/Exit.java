package dev.errand.worker.agent;

/**
 * How an agent's program ended by itself.
 *
 * @param code 128 and the signal's number if a signal ended it
 * @param lastWords what it said last on standard error
 */
record Exit(int code, String lastWords) {

    private static final int BY_SIGNAL = 128;

    /** What to make of a program that ended without saying how its run went. */
    Outcome withoutResult() {
        var said = lastWords.isBlank() ? "" : ": " + Texts.cut(lastWords.strip(), 500);
        if (code == 0) {
            return Outcome.retry("output_lost", "its output ended before its result");
        }
        if (code == BY_SIGNAL + 9) {
            return Outcome.retry("killed", "it was killed, perhaps because memory ran out: run fewer at once" + said);
        }
        if (code == BY_SIGNAL + 15 || code == BY_SIGNAL + 1 || code == BY_SIGNAL + 2) {
            return Outcome.retry("killed", "signal " + (code - BY_SIGNAL) + " ended it" + said);
        }
        return new Outcome.Fatal("misconfigured", "it ended with exit code " + code + " and no result" + said);
    }
}
