package dev.errand.worker.agent;

/** One run's output, line by line, understood. For one thread at a time. */
interface Transcript {

    /** A line of standard output. */
    void line(String line);

    /** Whether the final result has come: nothing that counts will follow. */
    boolean complete();

    /** What was used up so far, by this run alone. */
    Spent spent();

    /** What the run came to, when the program has ended by itself. */
    Outcome outcome(Exit exit);
}
