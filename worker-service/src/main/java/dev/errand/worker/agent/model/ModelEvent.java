package dev.errand.worker.agent.model;

import dev.errand.agent.AgentTokens;

/** What comes of a request, in this order: started, text, finished. */
public sealed interface ModelEvent {

    /** @param model which one answers, by the server's word */
    record Started(String model) implements ModelEvent {}

    record Text(String delta) implements ModelEvent {}

    /**
     * The answer is whole.
     *
     * @param estimated the server gave no figures: tokens are a guess from the lengths of the texts
     */
    record Finished(String model, Stop stop, AgentTokens tokens, boolean estimated) implements ModelEvent {}

    /** Why a model stopped. */
    enum Stop {
        END,
        LENGTH,
        REFUSAL,
        OTHER;

        static Stop of(String word) {
            return switch (word) {
                case "end_turn", "stop_sequence", "stop" -> END;
                case "max_tokens", "length", "model_context_window_exceeded" -> LENGTH;
                case "refusal", "content_filter" -> REFUSAL;
                default -> OTHER;
            };
        }
    }
}
