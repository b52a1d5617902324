package dev.errand.worker.fortune.chart.plum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.hexagram.Trigram;
import dev.errand.worker.fortune.chart.plum.PlumFacts.Relation;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The two examples of 《梅花易數》, book 1: 觀梅占 and 牡丹占. */
class PlumExpertTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final AskedMoment ANY = AskedMoment.of(new Asked(Instant.parse("2026-11-25T04:00:00Z"), TAIPEI));

    /** Year Chen 5, month 12, day 17 and hour Shen 9: 革 with the first line moving to 咸, 乾 and 巽 inside. */
    @Test
    void theSparrowsInThePlumTreeGiveRevolution() {
        var facts = PlumFacts.of(ANY, 5 + 12 + 17, 5 + 12 + 17 + 9);

        assertThat(facts.hexagram().hanzi()).isEqualTo("澤火革");
        assertThat(facts.moving()).isEqualTo(1);
        assertThat(facts.changed().hanzi()).isEqualTo("澤山咸");
        assertThat(facts.inner().upper()).isEqualTo(Trigram.QIAN);
        assertThat(facts.inner().lower()).isEqualTo(Trigram.XUN);
        assertThat(facts.body()).isEqualTo(Trigram.DUI);
        assertThat(facts.relation()).isEqualTo(Relation.CONTROLS); // 離火剋兌金
        assertThat(facts.outcome()).isEqualTo(Relation.FEEDS); // 艮土生兌金
    }

    /** Year Si 6, month 3, day 16 and hour Mao 4: 姤 with the fifth line moving to 鼎, 重乾 inside. */
    @Test
    void thePeoniesGiveComingToMeet() {
        var facts = PlumFacts.of(ANY, 6 + 3 + 16, 6 + 3 + 16 + 4);

        assertThat(facts.hexagram().hanzi()).isEqualTo("天風姤");
        assertThat(facts.moving()).isEqualTo(5);
        assertThat(facts.changed().hanzi()).isEqualTo("火風鼎");
        assertThat(facts.inner().hanzi()).isEqualTo("乾為天");
        assertThat(facts.body()).isEqualTo(Trigram.XUN);
        assertThat(facts.relation()).isEqualTo(Relation.CONTROLS); // 乾金剋巽木
    }

    @Test
    void aTimeIsCastFromItsLunarDateAndHour() {
        var facts = PlumFacts.of(AskedMoment.of(new Asked(Instant.parse("2026-04-24T03:30:00Z"), TAIPEI)));

        assertThat(facts.moment().lunar().text().zh()).isEqualTo("丙午年三月初八");
        assertThat(facts.hexagram().hanzi()).isEqualTo("澤天夬"); // 7 + 3 + 8 = 18, with the hour Wu 25
        assertThat(facts.moving()).isEqualTo(1);
    }

    @Test
    void atElevenAtNightTheNextDayHasBegun() {
        var facts = PlumFacts.of(AskedMoment.of(new Asked(Instant.parse("2026-04-24T15:10:00Z"), TAIPEI)));

        assertThat(facts.moment().lunar().day()).isEqualTo(9);
        assertThat(facts.moment().hour().hanzi()).isEqualTo("子");
    }
}
