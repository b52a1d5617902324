package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.bazi.PillarReading.Hidden;
import dev.errand.worker.fortune.chart.bazi.PillarReading.Position;
import dev.errand.worker.fortune.chart.calendar.BirthMoment.Clock;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Explains a chart of the four pillars. */
final class BaziReport {

    private static final Phrases PHRASES = new Phrases(BaziReport.class);

    private final Birth birth;
    private final BaziFacts facts;
    private final Report report = new Report(PHRASES.say("title"));

    BaziReport(Birth birth, BaziFacts facts) {
        this.birth = birth;
        this.facts = facts;
    }

    Report write() {
        var dayMaster = facts.pillars().day().stem();
        report.summary(PHRASES.say(
                "summary",
                birth.name(),
                dayMaster.text(),
                PHRASES.of("strength", facts.balance().strength()),
                facts.balance().dominant().text(),
                elements(facts.balance().favourable())));
        pillars();
        report.section(PHRASES.say("day-master.heading")).say(PHRASES.of("day-master", dayMaster));
        balance();
        gods();
        meetings();
        new LuckReport(facts, PHRASES, report).write();
        notes();
        return report;
    }

    private void pillars() {
        report.section(PHRASES.say("pillars.heading"))
                .say(PHRASES.say(
                        "pillars.intro",
                        facts.moment().lunar().text(),
                        facts.moment().term().name()))
                .columns(heads("pillar", "stem", "branch", "god", "hidden", "stage", "sound"));
        for (var reading : facts.readings()) {
            var pillar = reading.pillar();
            report.row(
                    PHRASES.of("position", reading.position()),
                    pillar.stem().text(),
                    pillar.branch().text(),
                    reading.god() == null
                            ? PHRASES.say("day-master.self")
                            : reading.god().text(),
                    Text.list(reading.hidden().stream().map(BaziReport::hidden).toList()),
                    reading.stage().text(),
                    Text.same(pillar.sound()));
        }
    }

    private static Text[] heads(String... keys) {
        return List.of(keys).stream().map(key -> PHRASES.say("head." + key)).toArray(Text[]::new);
    }

    private static Text hidden(Hidden hidden) {
        return new Text("{0} {1}", "{0}{1}")
                .with(hidden.stem().hanzi(), hidden.god().text());
    }

    private void balance() {
        var balance = facts.balance();
        var own = facts.pillars().day().stem().element();
        var month = facts.pillars().month().branch();
        report.section(PHRASES.say("balance.heading"))
                .say(PHRASES.say(
                        "balance.support",
                        balance.support(),
                        own.text(),
                        own.parent().text()))
                .say(PHRASES.say("balance.season", month.text(), month.element().text(), season(own, month)))
                .say(PHRASES.of("balance", balance.strength()).with(elements(balance.favourable())))
                .say(PHRASES.of("dominant", balance.dominant()));
        var missing = balance.missing(own);
        if (!missing.isEmpty()) {
            report.say(PHRASES.say("balance.missing", elements(missing)));
        }
        for (var element : balance.favourable()) {
            report.say(PHRASES.of("favour", element));
        }
        report.columns(heads("element", "share"));
        balance.shares().forEach((element, share) -> report.row(element.text(), Text.same(share + " %")));
    }

    private static Text season(Element own, Branch month) {
        var season = month.element();
        var key = season == own
                ? "same"
                : season == own.parent() ? "feeds" : season == own.controller() ? "controls" : "drains";
        return PHRASES.say("season." + key);
    }

    /** The gods by how often they occur, visible stems counting double: the three foremost are explained. */
    private void gods() {
        Map<TenGod, Integer> counts = new EnumMap<>(TenGod.class);
        for (var reading : facts.readings()) {
            if (reading.god() != null) {
                counts.merge(reading.god(), 2, Integer::sum);
            }
            counts.merge(reading.hidden().get(0).god(), 1, Integer::sum);
        }
        report.section(PHRASES.say("gods.heading"));
        counts.entrySet().stream()
                .sorted(Map.Entry.<TenGod, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(3)
                .forEach(entry -> report.say(
                        PHRASES.of("god", entry.getKey()).with(entry.getKey().text())));
        var spouse =
                facts.readings().get(Position.DAY.ordinal()).hidden().get(0).god();
        report.say(PHRASES.say(
                "gods.spouse", facts.pillars().day().branch().text(), spouse.text(), PHRASES.of("theme", spouse)));
    }

    private void meetings() {
        if (facts.meetings().isEmpty()) {
            return;
        }
        report.section(PHRASES.say("meetings.heading"));
        for (var meeting : facts.meetings()) {
            var branches =
                    Text.list(meeting.branches().stream().map(Branch::text).toList());
            var element = meeting.element() == null ? "" : meeting.element().text();
            report.say(PHRASES.of("meeting", meeting.kind()).with(branches, element));
        }
    }

    private void notes() {
        report.notes(facts.moment().notes(Clock.TERMS));
        if (facts.moment().timeKnown()) {
            report.note(PHRASES.say("note.rules"));
        } else {
            report.note(PHRASES.say("note.no-hour"));
        }
        if (facts.otherSchool() != null) {
            report.note(PHRASES.say(
                    "note.late-zi", facts.pillars().hanzi(), facts.otherSchool().hanzi()));
        }
        if (birth.gender() == null) {
            report.note(PHRASES.say("note.no-gender"));
        }
    }

    private static Text elements(List<Element> elements) {
        return Text.list(elements.stream().map(Element::text).toList());
    }
}
