package dev.errand.worker.fortune.chart;

/** Asked for by methods whose rules differ for men and women. */
public enum Gender {
    MALE,
    FEMALE
}
