/**
 * Fortune analyses. {@link FortuneHandler} draws the chosen experts' charts ({@code chart}), lets a {@link ChapterWriter} write a
 * chapter of each ({@link ComputedChapters} from the charts themselves, {@link AskedChapters} by an agent), and makes the report
 * ({@code report}); {@link ReportRow} stores it with the job's end.
 */
@NullMarked
package dev.errand.worker.fortune;

import org.jspecify.annotations.NullMarked;
