package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.Pillar;

/** Explains the decades of luck and the year of asking. */
record LuckReport(BaziFacts facts, Phrases phrases, Report report) {

    void write() {
        var luck = facts.luck();
        if (luck != null) {
            decades(luck);
        }
        report.section(phrases.say("year.heading", facts.thisYear().text()))
                .say(phrases.say(
                        "year.text",
                        facts.thisYear().text(),
                        facts.yearGod().text(),
                        phrases.of("theme", facts.yearGod()),
                        favour(facts.thisYear())));
        for (var reading : facts.readings()) {
            if (reading.pillar().branch() == facts.thisYear().branch().clash()) {
                report.say(phrases.say(
                        "year.clash", facts.thisYear().branch().text(), phrases.of("position", reading.position())));
            }
        }
    }

    private void decades(LuckCycles luck) {
        report.section(phrases.say("luck.heading"))
                .say(phrases.say(
                        luck.forward() ? "luck.forward" : "luck.backward",
                        Text.count(luck.age().getYears(), "year"),
                        Text.count(luck.age().getMonths(), "month"),
                        Text.count(luck.age().getDays(), "day"),
                        luck.begins()))
                .columns(
                        phrases.say("head.years"),
                        phrases.say("head.age"),
                        phrases.say("head.pillar"),
                        phrases.say("head.god"),
                        phrases.say("head.effect"));
        for (var decade : luck.decades()) {
            report.row(
                    Text.same(decade.from() + "–" + (decade.from() + 9)),
                    Text.same(decade.age()),
                    decade.pillar().text(),
                    decade.god().text(),
                    favour(decade.pillar()));
        }
    }

    /** Whether stem and branch bring elements that the chart wants. */
    private Text favour(Pillar pillar) {
        var score = wanted(pillar.stem().element()) + wanted(pillar.branch().element());
        return phrases.say("favour-score." + score);
    }

    private int wanted(Element element) {
        return facts.balance().favourable().contains(element) ? 1 : 0;
    }
}
