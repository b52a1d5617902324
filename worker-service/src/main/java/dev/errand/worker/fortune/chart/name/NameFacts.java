package dev.errand.worker.fortune.chart.name;

import org.jspecify.annotations.Nullable;

/** A name read by one of two methods; both are null when neither can read it. */
record NameFacts(
        String name, @Nullable FiveGrids grids, @Nullable LatinName latin) {}
