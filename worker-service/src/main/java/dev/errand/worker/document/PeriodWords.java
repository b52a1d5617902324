package dev.errand.worker.document;

import dev.errand.document.PeriodKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a heading says about time.
 *
 * @param years every year it names, those of the dates included
 * @param dates its whole dates
 * @param day a day without a year, such as {@code December 31,}
 * @param quarter the number of the quarter it names, as in {@code Q2-2025}
 * @param rest the letters that say nothing about time
 */
record PeriodWords(
        List<Integer> years,
        List<LocalDate> dates,
        @Nullable MonthDay day,
        @Nullable PeriodKind kind,
        @Nullable Integer quarter,
        int rest) {

    private static final int LONGEST_HEAD = 60;
    private static final int LONGEST = 400; // characters of a heading
    private static final PeriodWords NONE = new PeriodWords(List.of(), List.of(), null, null, null, Integer.MAX_VALUE);
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile(MONTH + "\\s?(\\d{1,2})(?:st|nd|rd|th)?\\s?,?\\s?" + YEAR + "(?!\\d)");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s?" + MONTH + ",?\\s?" + YEAR + "(?!\\d)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([./])(\\d{1,2})[./]" + YEAR + "(?!\\d)");
    private static final Pattern ISO = Pattern.compile(YEAR + "-(\\d\\d)-(\\d\\d)(?!\\d)");
    private static final Pattern MONTH_YEAR = Pattern.compile("\\b" + MONTH + "\\s?" + YEAR + "(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile("\\b" + MONTH + "\\s?(\\d{1,2})(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile("(?<!\\d)(\\d{1,2})\\.?\\s" + MONTH);
    private static final Pattern SPLIT_YEAR =
            Pattern.compile("(?<!\\d)" + YEAR + "\\s?[/–-]\\s?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern PLAIN_YEAR = Pattern.compile("(?<!\\d)" + YEAR + "(?!\\d)");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?:\\bfy|\\bq[1-4]|\\b[1-4]q|\\bh[12])\\s?'?(\\d\\d)(?!\\d)");
    private static final Pattern FILLER = Pattern.compile(
            "\\b(fiscal|for|the|and|as|of|at|on|in|ended|ending|year|years|months?|weeks?|quarters?|twelve|three|six|nine|half"
                    + "|fifty|thirteen|fourteen|two|un|audited|unaudited|re|restated|note|notes|fy|q[1-4]|[1-4]q|h[12]|first|second|third|fourth"
                    + "|million|millions|thousands?|usd|eur|m|rmb|us|actual)\\b");

    static PeriodWords of(String text) {
        return text.length() > LONGEST ? NONE : new Reading(text.toLowerCase(Locale.ROOT)).read();
    }

    /** True when the text is about one period and nothing else: it can stand above a column. */
    static boolean headsColumn(String text) {
        if (text.length() > LONGEST_HEAD || text.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        var words = of(text);
        return words.years.size() == 1 && words.rest <= 10;
    }

    /** True when the text is about time and nothing else. */
    boolean isAboutTime() {
        return rest <= 40 && (day != null || kind != null || !years.isEmpty());
    }

    /** The date it names of that year. */
    @Nullable
    LocalDate dateIn(int year) {
        return dates.stream().filter(date -> date.getYear() == year).findFirst().orElse(null);
    }

    private static final class Reading {
        private String text;
        private final String all;
        private final List<Integer> years = new ArrayList<>();
        private final List<LocalDate> dates = new ArrayList<>();

        Reading(String text) {
            this.text = text;
            this.all = text;
        }

        PeriodWords read() {
            take(MONTH_DAY_YEAR, m -> date(m.group(3), month(m.group(1)), m.group(2)));
            take(DAY_MONTH_YEAR, m -> date(m.group(3), month(m.group(2)), m.group(1)));
            take(NUMBERS, Reading::fromNumbers);
            take(ISO, m -> date(m.group(1), Integer.parseInt(m.group(2)), m.group(3)));
            take(
                    MONTH_YEAR,
                    m -> YearMonth.of(Integer.parseInt(m.group(2)), month(m.group(1)))
                            .atEndOfMonth());
            dates.forEach(date -> years.add(date.getYear()));
            MonthDay day = day();
            splitYears();
            plainYears();
            int rest = (int) FILLER.matcher(text)
                    .replaceAll("")
                    .chars()
                    .filter(Character::isLetter)
                    .count();
            return new PeriodWords(
                    years.stream().distinct().toList(),
                    List.copyOf(dates),
                    day,
                    PartOfYear.kind(all),
                    PartOfYear.quarter(all),
                    rest);
        }

        private void take(Pattern pattern, Function<MatchResult, @Nullable LocalDate> reading) {
            Matcher matcher = pattern.matcher(text);
            text = matcher.replaceAll(match -> {
                try {
                    LocalDate date = reading.apply(match);
                    if (date != null) {
                        dates.add(date);
                    }
                    return date == null ? Matcher.quoteReplacement(match.group()) : " ";
                } catch (DateTimeException e) {
                    return Matcher.quoteReplacement(match.group());
                }
            });
        }

        private @Nullable MonthDay day() {
            for (Pattern pattern : List.of(MONTH_DAY, DAY_MONTH)) {
                Matcher matcher = pattern.matcher(text);
                if (matcher.find()) {
                    boolean monthFirst = pattern == MONTH_DAY;
                    try {
                        var day = MonthDay.of(
                                month(matcher.group(monthFirst ? 1 : 2)),
                                Integer.parseInt(matcher.group(monthFirst ? 2 : 1)));
                        text = matcher.replaceFirst(" ");
                        return day;
                    } catch (DateTimeException e) {
                        return null;
                    }
                }
            }
            return null;
        }

        private void splitYears() {
            text = SPLIT_YEAR.matcher(text).replaceAll(match -> {
                int first = Integer.parseInt(match.group(1));
                if ((first + 1) % 100 != Integer.parseInt(match.group(2)) % 100) {
                    return Matcher.quoteReplacement(match.group());
                }
                years.add(first + 1);
                return " ";
            });
        }

        private void plainYears() {
            text = PLAIN_YEAR.matcher(text).replaceAll(match -> {
                years.add(Integer.parseInt(match.group(1)));
                return " ";
            });
            text = SHORT_YEAR.matcher(text).replaceAll(match -> {
                years.add(2000 + Integer.parseInt(match.group(1)));
                return " ";
            });
        }

        private static @Nullable LocalDate fromNumbers(MatchResult match) {
            boolean monthFirst = match.group(2).equals("/") && Integer.parseInt(match.group(1)) <= 12;
            return date(
                    match.group(4), Integer.parseInt(match.group(monthFirst ? 1 : 3)), match.group(monthFirst ? 3 : 1));
        }

        private static LocalDate date(String year, int month, String day) {
            return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        }

        private static int month(String name) {
            for (Month month : Month.values()) {
                if (month.name().toLowerCase(Locale.ROOT).startsWith(name)) {
                    return month.getValue();
                }
            }
            throw new DateTimeException(name);
        }
    }
}
