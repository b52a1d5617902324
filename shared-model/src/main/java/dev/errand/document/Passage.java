package dev.errand.document;

/**
 * Words quoted from the document.
 *
 * @param page counted from 1
 */
public record Passage(int page, String text) {}
