package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Reading;
import dev.errand.worker.fortune.chart.Text;

/** The languages of reports. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh-Hant");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** @throws IllegalArgumentException for the tag of another language */
    public static Language of(String tag) {
        for (var language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("reports are written in en and zh-Hant, not in " + tag);
    }

    /** As BCP 47 has it. */
    public String tag() {
        return tag;
    }

    String of(Text text) {
        return this == ENGLISH ? text.en() : text.zh();
    }

    /** The chart explained in this language. */
    public Reading of(Chart chart) {
        var reading = chart.readings().get(tag);
        if (reading == null) {
            throw new IllegalArgumentException("the chart of " + chart.slug() + " is not explained in " + tag);
        }
        return reading;
    }
}
