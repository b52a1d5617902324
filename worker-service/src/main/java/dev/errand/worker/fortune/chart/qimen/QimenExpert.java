package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;

/** Qimen Dunjia: the turning hour board of the time of asking, its number found by splitting and mending (拆補法). */
public final class QimenExpert implements Expert {

    @Override
    public String slug() {
        return "qimen";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var facts = QimenFacts.of(AskedMoment.of(asked));
        return new QimenReport(asked, facts).write().chart(slug(), facts);
    }
}
