package dev.errand.worker.fortune.chart.liuyao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatterTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "Will I get the job?, WORK",
        "Will I get married this year?, LOVE",
        "Does my husband still love me?, HUSBAND",
        "我和女友的感情會有結果嗎？, WIFE",
        "女朋友会回来吗, WIFE",
        "今年財運如何？, MONEY",
        "今年财运如何, MONEY",
        "我在考慮換工作, WORK",
        "孩子的考试, STUDY",
        "Am I ill?, HEALTH",
        "同學會原諒我嗎, FRIENDS"
    })
    void theQuestionNamesItsMatter(String question, Matter matter) {
        assertThat(Matter.of(question)).isEqualTo(matter);
    }

    @ParameterizedTest
    @CsvSource({"What will happen?", "Will this work out?", "Is that song illegal?", "我該考慮嗎", "值得思考嗎", "官司會贏嗎"})
    void whatIsNotNamedIsNotGuessed(String question) {
        assertThat(Matter.of(question)).isNull();
    }

    /** 男以妻財、女以官鬼為用神; of illness Children are the remedy and the Officer is the illness (卜筮正宗). */
    @Test
    void theMatterNamesTheRelatives() {
        assertThat(Matter.LOVE.relatives(Gender.FEMALE)).containsExactly(Relative.OFFICER);
        assertThat(Matter.LOVE.relatives(Gender.MALE)).containsExactly(Relative.WEALTH);
        assertThat(Matter.LOVE.relatives(null)).containsExactly(Relative.WEALTH, Relative.OFFICER);
        assertThat(Matter.HUSBAND.relatives(Gender.MALE)).containsExactly(Relative.OFFICER);
        assertThat(Matter.WIFE.relatives(Gender.FEMALE)).containsExactly(Relative.WEALTH);
        assertThat(Matter.HEALTH.relatives(null)).containsExactly(Relative.CHILDREN, Relative.OFFICER);
    }

    @Test
    void aQuestionOfLoveWithoutAGenderIsReadBothWays() {
        var asked = new Asked(Instant.parse("2026-06-21T08:20:00Z"), CHINA, "Will I get married this year?", List.of());
        var born = new Birth("Lin", LocalDate.of(1990, 5, 17), null, "Taipei", ZoneId.of("Asia/Taipei"), null);
        var sections = new LiuyaoExpert().draw(born, asked).readings().get("en").sections();

        assertThat(sections)
                .anyMatch(section -> section.paragraphs()
                                .contains("The question is about love and marriage: look at Wealth, Officer.")
                        && section.paragraphs().stream().anyMatch(text -> text.contains("so here are both")));
    }

    /** 10 January 2026 at noon: month Chou, day 甲申. Chou clashes with Wei, though Earth rules both; Shen clashes with Yin. */
    @Test
    void aLineThatClashesWithMonthOrDaySaysSo() {
        var moment = AskedMoment.of(new Asked(Instant.parse("2026-01-10T04:00:00Z"), CHINA));
        var kun = LiuyaoFacts.ofCoins(moment, List.of(8, 8, 8, 8, 8, 8)); // Wei Si Mao Chou Hai You
        var qian = LiuyaoFacts.ofCoins(moment, List.of(7, 7, 7, 7, 7, 7)); // Zi Yin Chen Wu Shen Xu

        assertThat(moment.pillars().hanzi()).startsWith("乙巳 己丑 甲申");
        assertThat(kun.lines())
                .filteredOn(Line::broken)
                .extracting(Line::number)
                .containsExactly(1);
        assertThat(kun.lines().get(0).strength()).isEqualTo(Season.PROSPEROUS);
        assertThat(kun.lines()).noneMatch(Line::stirred);
        assertThat(qian.lines())
                .filteredOn(Line::stirred)
                .extracting(Line::number)
                .containsExactly(2);
        assertThat(qian.lines()).noneMatch(Line::broken);
    }
}
