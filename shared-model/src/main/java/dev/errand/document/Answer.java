package dev.errand.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the document says to the client's question.
 *
 * @param query the question; null when none was asked
 * @param answered false when nothing in the document answers it
 * @param text the answer in plain text; says so when there is none
 * @param passages the places in the document that it rests on, the best first
 * @param figures the figures that the question names and that have values
 */
public record Answer(
        @Nullable String query, boolean answered, String text, List<Passage> passages, List<FigureName> figures) {}
