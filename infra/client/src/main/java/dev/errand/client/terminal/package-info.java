/**
 * What a person sees of a job on a terminal, in a file or in a pipe.
 *
 * <p>{@link dev.errand.client.terminal.JobProgress} collects a job's events, a
 * {@link dev.errand.client.terminal.ProgressView} shows it on a {@link dev.errand.client.terminal.Terminal}, and
 * {@link dev.errand.client.terminal.AnalysisText} says a document's analysis in words. {@link
 * dev.errand.client.terminal.Prose} makes text that came from elsewhere fit to print.
 */
@NullMarked
package dev.errand.client.terminal;

import org.jspecify.annotations.NullMarked;
