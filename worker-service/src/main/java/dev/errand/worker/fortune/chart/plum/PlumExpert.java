package dev.errand.worker.fortune.chart.plum;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import java.util.List;

/** Plum blossom numerology from the time of asking: 《梅花易數》, ascribed to Shao Yong. */
public final class PlumExpert implements Expert {

    private static final Phrases PHRASES = new Phrases(PlumExpert.class);

    @Override
    public String slug() {
        return "plum";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var facts = PlumFacts.of(AskedMoment.of(asked));
        return report(facts, asked).chart(slug(), facts);
    }

    private static Report report(PlumFacts facts, Asked asked) {
        var report = new Report(PHRASES.say("title"));
        report.summary(PHRASES.say(
                "summary", facts.hexagram().text(), facts.changed().text(), PHRASES.of("short", facts.relation())));
        cast(report, facts, asked);
        hexagram(report, "now", facts.hexagram());
        hexagram(report, "inner", facts.inner());
        hexagram(report, "outcome", facts.changed());
        body(report, facts);
        return report.note(PHRASES.say("note.time")).note(PHRASES.say("note.birth"));
    }

    private static void cast(Report report, PlumFacts facts, Asked asked) {
        var moment = facts.moment();
        var date = moment.lunar();
        var year = date.yearPillar().branch();
        report.section(PHRASES.say("cast.heading"));
        if (asked.question() != null && !asked.question().isBlank()) {
            report.say(PHRASES.say("cast.question", asked.question().strip()));
        }
        report.say(PHRASES.say(
                        "cast.time",
                        moment.clock().toString().replace('T', ' '),
                        date.text(),
                        moment.hour().text()))
                .say(PHRASES.say(
                        "cast.numbers",
                        year.ordinal() + 1,
                        date.month(),
                        date.day(),
                        moment.hour().ordinal() + 1,
                        facts.hexagram().upper().text(),
                        facts.hexagram().lower().text(),
                        facts.moving()));
    }

    private static void hexagram(Report report, String part, Hexagram hexagram) {
        report.section(PHRASES.say(part + ".heading", hexagram.text()))
                .say(PHRASES.say(
                        part + ".text",
                        hexagram.upper().text(),
                        hexagram.lower().text()))
                .say(PHRASES.say("judgement", hexagram.judgement()));
    }

    private static void body(Report report, PlumFacts facts) {
        var season = facts.moment().pillars().month().branch().element();
        report.section(PHRASES.say("body.heading"))
                .say(PHRASES.say(
                        "body.text",
                        facts.body().text(),
                        facts.body().element().text(),
                        facts.use().text(),
                        facts.use().element().text()))
                .say(PHRASES.of("relation", facts.relation()))
                .say(PHRASES.of("after", facts.outcome()))
                .say(PHRASES.say("season." + season(season, facts.body().element()), season.text()))
                .say(PHRASES.say("timing", Text.list(timing(facts.body().element()))));
    }

    private static String season(Element season, Element body) {
        return season == body || season.generates() == body ? "strong" : "weak";
    }

    /** The asker's element and the one that feeds it: days and months of these bring help. */
    private static List<Text> timing(Element body) {
        return List.of(body.parent().text(), body.text());
    }
}
