package dev.errand.worker.fortune.chart.calendar;

import com.tyme.solar.SolarDay;
import dev.errand.worker.fortune.chart.Text;
import java.time.LocalDate;
import java.util.List;

/**
 * A date of the Chinese calendar, which is kept for Beijing (120° E); elsewhere the civil date is looked up in it as in an almanac.
 *
 * @param year the civil year in which the lunar year began
 * @param month 1 to 12
 * @param leap true for the second month of that number
 */
public record LunarDate(int year, int month, boolean leap, int day) {

    private static final List<String> MONTHS =
            List.of("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "臘月");
    private static final String DIGITS = "一二三四五六七八九十";

    public static LunarDate of(LocalDate date) {
        var lunar = SolarDay.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
                .getLunarDay();
        var month = lunar.getLunarMonth();
        return new LunarDate(month.getLunarYear().getYear(), month.getMonth(), month.isLeap(), lunar.getDay());
    }

    /** The pillar of the lunar year, which turns on New Year's Day and not with a solar term. */
    public Pillar yearPillar() {
        return Pillar.of(year - 4);
    }

    public Text text() {
        var english = (leap ? "leap month " : "month ") + month + ", day " + day + " of the year "
                + yearPillar().hanzi();
        return new Text(english, yearPillar().hanzi() + "年" + (leap ? "閏" : "") + MONTHS.get(month - 1) + dayName());
    }

    private String dayName() {
        if (day == 20 || day == 30) {
            return day == 20 ? "二十" : "三十";
        }
        var tens = List.of("初", "十", "廿").get((day - 1) / 10);
        return day == 10 ? "初十" : tens + DIGITS.charAt((day - 1) % 10);
    }
}
