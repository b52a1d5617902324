/**
 * Makes reports of charts. A {@link Chapter} is an expert's part: {@link Readings} writes it from a chart, or a model does and
 * {@link CleanHtml} makes it harmless. {@link Figures} draws the charts as SVG, {@link Synthesis} says what they agree on,
 * {@link ReportPage} puts all in one HTML document, and {@link ReportPdf} prints that.
 */
@NullMarked
package dev.errand.worker.fortune.report;

import org.jspecify.annotations.NullMarked;
