package dev.errand.worker.fortune.chart.sky;

/** What the ephemeris gives a place in the zodiac. */
public enum Body {
    SUN,
    MOON,
    MERCURY,
    VENUS,
    MARS,
    JUPITER,
    SATURN,
    URANUS,
    NEPTUNE,
    PLUTO,
    /** The mean ascending node of the Moon. */
    NORTH_NODE
}
