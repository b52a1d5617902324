package dev.errand.worker.document;

/**
 * A row that matches a pattern.
 *
 * @param label as printed, put together when it is wrapped over two lines
 * @param rank 0 for the pattern's best name
 */
record FoundRow(Table table, Row row, String label, int rank) {}
