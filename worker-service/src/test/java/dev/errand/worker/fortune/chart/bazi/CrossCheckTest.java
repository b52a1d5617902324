package dev.errand.worker.fortune.chart.bazi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tyme.eightchar.ChildLimit;
import com.tyme.eightchar.provider.impl.DefaultEightCharProvider;
import com.tyme.eightchar.provider.impl.LunarSect2ChildLimitProvider;
import com.tyme.eightchar.provider.impl.LunarSect2EightCharProvider;
import com.tyme.sixtycycle.EarthBranch;
import com.tyme.sixtycycle.HeavenStem;
import com.tyme.sixtycycle.SixtyCycle;
import com.tyme.solar.SolarTime;
import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.FourPillars.DayBoundary;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our pillars, luck and tables against those of tyme4j (6tail), which finds solar terms after Xu Jianwei (寿星万年历); both read a clock of UTC+8. */
class CrossCheckTest {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int BIRTHS = 1500;

    private static LocalDateTime clock(Random random) {
        var date = LocalDate.of(1900, 2, 1).plusDays(random.nextInt(72_600)); // to November 2098
        return date.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
    }

    private static SolarTime solar(LocalDateTime clock) {
        return SolarTime.fromYmdHms(
                clock.getYear(),
                clock.getMonthValue(),
                clock.getDayOfMonth(),
                clock.getHour(),
                clock.getMinute(),
                clock.getSecond());
    }

    @Test
    void pillarsOfBothSchoolsAgree() {
        var random = new Random(1900);
        for (var i = 0; i < BIRTHS; i++) {
            var clock = clock(random);
            var hour = solar(clock).getLunarHour();
            var instant = clock.toInstant(CHINA);

            assertThat(FourPillars.of(instant, clock, DayBoundary.MIDNIGHT).hanzi())
                    .as("%s", clock)
                    .isEqualTo(
                            new LunarSect2EightCharProvider().getEightChar(hour).getName());
            assertThat(FourPillars.of(instant, clock, DayBoundary.ELEVEN).hanzi())
                    .as("%s", clock)
                    .isEqualTo(new DefaultEightCharProvider().getEightChar(hour).getName());
        }
    }

    /** To the day but for the lengths of months: months of luck are added before days here, and without a calendar there. */
    @Test
    void luckBeginsOnTheSameDay() {
        var random = new Random(2098);
        for (var i = 0; i < BIRTHS / 3; i++) {
            var clock = clock(random);
            var gender = Gender.values()[i % 2];
            var instant = clock.toInstant(CHINA);
            var luck = LuckCycles.of(instant, clock, FourPillars.of(instant, clock, DayBoundary.MIDNIGHT), gender);
            var theirs = ChildLimit.fromSolarTime(
                    solar(clock), gender == Gender.MALE ? com.tyme.enums.Gender.MAN : com.tyme.enums.Gender.WOMAN);
            var end = begins(clock, luck.forward());

            assertThat(luck.forward()).as("%s %s", clock, gender).isEqualTo(theirs.isForward());
            assertThat(Math.abs(ChronoUnit.DAYS.between(luck.begins(), end)))
                    .as("%s %s: %s and %s", clock, gender, luck.begins(), end)
                    .isLessThanOrEqualTo(3);
            var decade = theirs.getStartDecadeFortune();
            for (var mine : luck.decades()) {
                assertThat(mine.pillar().hanzi())
                        .as("%s", clock)
                        .isEqualTo(decade.getSixtyCycle().getName());
                decade = decade.next(1);
            }
        }
    }

    private static LocalDate begins(LocalDateTime clock, boolean forward) {
        var birth = solar(clock);
        var term = birth.getTerm();
        var last = term.isJie() ? term : term.next(-1);
        var end = new LunarSect2ChildLimitProvider()
                .getInfo(birth, forward ? last.next(2) : last)
                .getEndTime();
        return LocalDate.of(end.getYear(), end.getMonth(), end.getDay());
    }

    @Test
    void theTablesOfStemsAgree() {
        for (var stem : Stem.values()) {
            var theirs = HeavenStem.fromIndex(stem.ordinal());
            for (var other : Stem.values()) {
                assertThat(TenGod.of(stem, other).ordinal())
                        .as("%s %s", stem, other)
                        .isEqualTo(theirs.getTenStar(HeavenStem.fromIndex(other.ordinal()))
                                .getIndex());
            }
            for (var branch : Branch.values()) {
                assertThat(LifeStage.of(stem, branch).ordinal())
                        .as("%s %s", stem, branch)
                        .isEqualTo(theirs.getTerrain(EarthBranch.fromIndex(branch.ordinal()))
                                .getIndex());
            }
        }
    }

    @Test
    void theTablesOfBranchesAndPillarsAgree() {
        for (var branch : Branch.values()) {
            var theirs = EarthBranch.fromIndex(branch.ordinal());
            assertThat(branch.hidden().stream().map(Stem::hanzi))
                    .as("%s", branch)
                    .containsExactlyInAnyOrderElementsOf(theirs.getHideHeavenStems().stream()
                            .map(hidden -> hidden.getHeavenStem().getName())
                            .toList());
            assertThat(branch.hidden().get(0).hanzi())
                    .isEqualTo(theirs.getHideHeavenStemMain().getName());
            assertThat(branch.clash().hanzi()).isEqualTo(theirs.getOpposite().getName());
        }
        for (var index = 0; index < 60; index++) {
            var theirs = SixtyCycle.fromIndex(index);
            assertThat(Pillar.of(index).hanzi()).isEqualTo(theirs.getName());
            assertThat(Pillar.of(index).voids().stream().map(Branch::hanzi).collect(Collectors.joining()))
                    .isEqualTo(Stream.of(theirs.getExtraEarthBranches())
                            .map(EarthBranch::getName)
                            .collect(Collectors.joining()));
        }
        assertThat(IntStream.range(0, 60)
                        .mapToObj(index -> Pillar.of(index).sound().substring(2)))
                .containsExactlyElementsOf(IntStream.range(0, 60)
                        .mapToObj(
                                index -> SixtyCycle.fromIndex(index).getSound().getName())
                        .map(sound -> sound.substring(sound.length() - 1))
                        .toList());
    }
}
