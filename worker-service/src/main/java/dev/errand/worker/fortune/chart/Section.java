package dev.errand.worker.fortune.chart;

import java.util.List;

/**
 * A part of a reading: plain text, no markup.
 *
 * @param columns heads of the table; empty when there is none
 * @param rows as many cells each as {@code columns}
 */
public record Section(String title, List<String> paragraphs, List<String> columns, List<List<String>> rows) {}
