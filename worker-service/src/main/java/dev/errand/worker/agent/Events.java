package dev.errand.worker.agent;

import org.jspecify.annotations.Nullable;

/** What an agent does, the same words for every program. Called by the thread that reads its output. */
interface Events {

    Events NONE = new Events() {};

    /** It is ready: its own session, model and version, as far as it says. */
    default void started(@Nullable String session, @Nullable String model, @Nullable String version) {}

    /** It is not what it was asked to be, or cannot go on: it must be stopped. */
    default void mustStop(Outcome why) {}

    /** A piece of an answer under way. */
    default void wrote(String piece) {}

    /** A whole message to the user. */
    default void said(String text) {}

    /** It calls a tool. */
    default void called(String tool, String input) {}

    /** A tool answered; one more turn is over. */
    default void returned(String output, boolean failed) {}

    /** It tries a call of the model again by itself. */
    default void retries(String how) {}

    /** Something to know that is none of the above. */
    default void warned(String text) {}
}
