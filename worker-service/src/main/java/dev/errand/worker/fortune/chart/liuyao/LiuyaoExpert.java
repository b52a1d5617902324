package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;

/** Six lines by coins or by the time of asking, with the najia of Jing Fang; rules after 《卜筮正宗》 and 《增刪卜易》. */
public final class LiuyaoExpert implements Expert {

    @Override
    public String slug() {
        return "liuyao";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var moment = AskedMoment.of(asked);
        var facts = asked.coins().isEmpty() ? LiuyaoFacts.ofTime(moment) : LiuyaoFacts.ofCoins(moment, asked.coins());
        return new LiuyaoReport(birth, asked, facts).write().chart(slug(), facts);
    }
}
