package dev.errand.worker.fortune.chart;

import java.util.List;

/**
 * A chart explained in one language.
 *
 * @param title the method's name
 * @param summary what matters most, in one to three sentences
 * @param sections in the order in which to read them
 * @param notes what was assumed, and what is left out and why; may be empty
 */
public record Reading(String title, String summary, List<Section> sections, List<String> notes) {}
