package dev.errand.worker.engine;

/** Judges how the items of a stage ended, before the stage does. */
@FunctionalInterface
public interface StageCheck {

    /** Takes a stage as completed whatever failed in it: the handler tells of it in its result. */
    StageCheck NONE = (items, completed) -> {};

    /**
     * Throws what the attempt shall end with if the stage is not to count as completed.
     *
     * @param items how many there are
     * @param completed how many of them succeeded, in this attempt or an earlier one
     */
    void check(int items, int completed) throws Exception;
}
