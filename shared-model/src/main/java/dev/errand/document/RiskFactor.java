package dev.errand.document;

/**
 * A risk that the document names.
 *
 * @param title the heading as printed
 * @param page the page of the heading, counted from 1
 * @param category such as {@code competition}, {@code supply_chain}, {@code cyber_security}; {@code other} when no rule fits
 * @param evidence one or two sentences quoted from the text below the heading; may be empty
 */
public record RiskFactor(String title, int page, String category, String evidence) {}
