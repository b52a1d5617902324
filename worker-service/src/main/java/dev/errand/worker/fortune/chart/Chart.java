package dev.errand.worker.fortune.chart;

import java.util.Map;

/**
 * A drawn chart, made of records only: as JSON it reads back.
 *
 * @param slug the expert's
 * @param facts what was computed, a record of the expert (a map when read back from JSON)
 * @param readings the explanation by language tag: {@code en} and {@code zh-Hant}
 */
public record Chart(String slug, Object facts, Map<String, Reading> readings) {}
