package dev.errand.worker.fortune.report;

import java.util.List;

/**
 * An expert's part of a report.
 *
 * @param slug the expert's
 * @param title the method's name
 * @param html below the title: markup of {@link CleanHtml}'s list only
 * @param notes what was assumed, and what is left out and why
 * @param modelUsed what wrote it; {@code computed} if no model did
 */
public record Chapter(String slug, String title, String summary, String html, List<String> notes, String modelUsed) {

    /** What is said to have written what no model wrote. */
    public static final String COMPUTED = "computed";

    public Chapter {
        notes = List.copyOf(notes);
    }
}
