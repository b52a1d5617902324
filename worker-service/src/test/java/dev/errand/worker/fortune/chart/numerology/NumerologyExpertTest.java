package dev.errand.worker.fortune.chart.numerology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumerologyExpertTest {

    /** www.divinitycode.net/blog/how-to-calculate-numerology-numbers-a-complete-guide: 3 + 6 + 1 = 10, 1; and 11 + 11 + 3 = 25, 7. */
    @ParameterizedTest
    @CsvSource({"1990-03-15, 1", "1983-11-29, 7"})
    void lifePathsAreThePublishedOnes(LocalDate birth, int lifePath) {
        assertThat(NumerologyFacts.of(birth, 2026, null).lifePath()).isEqualTo(lifePath);
    }

    /** numerologia.io/learn/mathematics-of-names: ANNA TORRES has expression 8 (44) and soul urge 4 (13); consonants 31. */
    @Test
    void theNumbersOfAnnaTorresAreThePublishedOnes() {
        var name = NameNumbers.of("Anna Torres").orElseThrow();

        assertThat(name.expression()).isEqualTo(8);
        assertThat(name.soulUrge()).isEqualTo(4);
        assertThat(name.personality()).isEqualTo(4);
        assertThat(name.missing()).containsExactly(3, 4, 7, 8);
    }

    @Test
    void masterNumbersStay() {
        assertThat(Reduction.reduce(29)).isEqualTo(11);
        assertThat(Reduction.reduce(22)).isEqualTo(22);
        assertThat(Reduction.reduce(1986)).isEqualTo(6);
        assertThat(NumerologyFacts.of(LocalDate.of(1983, 11, 29), 2026, null).birthday())
                .isEqualTo(11);
        assertThat(Reduction.single(29)).isEqualTo(2);
    }

    @Test
    void aPersonalYearIsASingleDigit() {
        assertThat(NumerologyFacts.of(LocalDate.of(1990, 5, 17), 2026, null).personalYear())
                .isEqualTo(5); // 5 + 17 + 1 = 23
        assertThat(NumerologyFacts.of(LocalDate.of(1990, 5, 17), 2027, null).personalYear())
                .isEqualTo(6);
    }

    @Test
    void yIsAVowelWhereNoOtherVowelTouchesIt() {
        assertThat(NameNumbers.of("Lynn").orElseThrow().soulUrge()).isEqualTo(7);
        assertThat(NameNumbers.of("Joy").orElseThrow().soulUrge()).isEqualTo(6);
    }

    @Test
    void accentsAreDroppedAndOtherScriptsHaveNoNameNumbers() {
        assertThat(NameNumbers.of("Zoë Müller")).isEqualTo(NameNumbers.of("Zoe Muller"));
        assertThat(NameNumbers.of("王小明")).isEmpty();
        assertThat(NameNumbers.of("王 Ming")).isEmpty();
        assertThat(NameNumbers.of("  ")).isEmpty();
    }

    @Test
    void pinnaclesFollowOneAnotherWithoutAGap() {
        var pinnacles =
                NumerologyFacts.of(LocalDate.of(1990, 3, 15), 2026, null).pinnacles();

        assertThat(pinnacles).extracting(NumerologyFacts.Pinnacle::from).containsExactly(0, 36, 45, 54);
        assertThat(pinnacles).extracting(NumerologyFacts.Pinnacle::to).containsExactly(35, 44, 53, null);
        assertThat(pinnacles).extracting(NumerologyFacts.Pinnacle::number).containsExactly(9, 7, 7, 4);
    }
}
