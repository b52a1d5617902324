package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of the four pillars.
 *
 * @param otherSchool from 23:00 to midnight: the pillars when the day already turns at 23:00; else null
 * @param yearGod of the year of asking
 * @param luck null when time or gender is not known
 */
record BaziFacts(
        BirthMoment moment,
        FourPillars pillars,
        @Nullable FourPillars otherSchool,
        List<PillarReading> readings,
        Balance balance,
        List<Meeting> meetings,
        Pillar thisYear,
        TenGod yearGod,
        @Nullable LuckCycles luck) {}
