package dev.errand.worker.fortune.chart;

/** One method of reading fortunes. The same birth and question always give the same chart. */
public interface Expert {

    /** The name in orders and addresses, such as {@code bazi}. */
    String slug();

    /** Draws and explains the chart. What the birth does not tell (time, gender, place) is left out and noted. */
    Chart draw(Birth birth, Asked asked);
}
