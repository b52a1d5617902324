package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;

/** Explains a cast of six lines. */
final class LiuyaoReport {

    private static final Phrases PHRASES = new Phrases(LiuyaoReport.class);

    private final Birth birth;
    private final Asked asked;
    private final LiuyaoFacts facts;
    private final Report report = new Report(PHRASES.say("title"));

    LiuyaoReport(Birth birth, Asked asked, LiuyaoFacts facts) {
        this.birth = birth;
        this.asked = asked;
        this.facts = facts;
    }

    Report write() {
        var changed = facts.changed();
        var self = facts.self();
        report.summary(PHRASES.say(
                changed == null ? "summary.still" : "summary",
                facts.hexagram().text(),
                changed == null ? "" : changed.text(),
                self.relative().text(),
                standing(self)));
        cast();
        lines();
        judgements();
        selfAndOther();
        matter();
        moving();
        return report.note(PHRASES.say(facts.byCoins() ? "note.coins" : "note.time"))
                .note(PHRASES.say("note.birth"));
    }

    private void cast() {
        var pillars = facts.moment().pillars();
        report.section(PHRASES.say("cast.heading"));
        if (asked.question() != null && !asked.question().isBlank()) {
            report.say(PHRASES.say("cast.question", asked.question().strip()));
        }
        report.say(PHRASES.say("cast.time", facts.moment().clock().toString().replace('T', ' '), pillars.hanzi()))
                .say(PHRASES.say(
                        "cast.rulers",
                        pillars.month().branch().text(),
                        pillars.day().text(),
                        Text.list(
                                pillars.day().voids().stream().map(Branch::text).toList())))
                .say(PHRASES.say(
                        "cast.house",
                        facts.hexagram().text(),
                        facts.house().palace().text(),
                        facts.house().palace().element().text(),
                        PHRASES.of("kind", facts.house().kind())));
    }

    /** The highest line first, as a hexagram is written. */
    private void lines() {
        report.section(PHRASES.say("lines.heading"))
                .columns(
                        PHRASES.say("head.line"),
                        PHRASES.say("head.spirit"),
                        PHRASES.say("head.relative"),
                        PHRASES.say("head.branch"),
                        PHRASES.say("head.mark"),
                        PHRASES.say("head.changed"),
                        PHRASES.say("head.hidden"));
        for (var number = 6; number >= 1; number--) {
            var line = facts.lines().get(number - 1);
            var changed = line.changed();
            var relative = line.changedRelative();
            var hidden = line.hidden();
            report.row(
                    Text.same(number + " " + (line.yang() ? "⚊" : "⚋")
                            + (line.moving() ? (line.yang() ? " ○" : " ×") : "")),
                    line.spirit().text(),
                    line.relative().text(),
                    Text.same(line.pillar().hanzi())
                            .and(line.pillar().branch().element().text()),
                    mark(line),
                    changed == null || relative == null
                            ? Text.same("–")
                            : relative.text().and(Text.same(changed.hanzi())),
                    hidden == null
                            ? Text.same("–")
                            : hidden.relative()
                                    .text()
                                    .and(Text.same(hidden.pillar().hanzi())));
        }
    }

    private Text mark(Line line) {
        var self = line.number() == facts.house().self();
        var other = line.number() == facts.house().other();
        var mark = self ? PHRASES.say("mark.self") : other ? PHRASES.say("mark.other") : Text.same("");
        return mark.and(line.isVoid() ? PHRASES.say("mark.void") : Text.same(""))
                .and(line.broken() ? PHRASES.say("mark.broken") : Text.same(""));
    }

    private void judgements() {
        report.section(PHRASES.say("judgement.heading"))
                .say(PHRASES.say(
                        "judgement.text",
                        facts.hexagram().text(),
                        facts.hexagram().judgement()));
        var changed = facts.changed();
        if (changed != null) {
            report.say(PHRASES.say("judgement.changed", changed.text(), changed.judgement()));
        }
    }

    private void selfAndOther() {
        var self = facts.self();
        var other = facts.other();
        report.section(PHRASES.say("self.heading"))
                .say(strength("self.text", self))
                .say(PHRASES.of("spirit", self.spirit()))
                .say(strength("other.text", other))
                .say(PHRASES.say("between."
                        + relation(
                                other.pillar().branch().element(),
                                self.pillar().branch().element())));
    }

    private Text strength(String key, Line line) {
        var day = facts.moment().pillars().day().branch();
        return PHRASES.say(
                        key,
                        line.number(),
                        line.relative().text(),
                        line.pillar().text(),
                        standing(line),
                        PHRASES.say("day."
                                + relation(day.element(), line.pillar().branch().element())))
                .and(line.isVoid() ? PHRASES.say("void") : Text.same(""))
                .and(line.stirred() ? PHRASES.say("stirred") : Text.same(""));
    }

    /** A line that clashes with the month is broken, whatever its element. */
    private static Text standing(Line line) {
        return line.broken() ? PHRASES.say("season.broken") : PHRASES.of("season", line.strength());
    }

    private static String relation(Element acting, Element on) {
        if (acting == on) {
            return "same";
        }
        if (acting.generates() == on) {
            return "feeds";
        }
        if (on.generates() == acting) {
            return "drains";
        }
        return acting.controls() == on ? "controls" : "controlled";
    }

    private void matter() {
        var matter = Matter.of(asked.question());
        report.section(PHRASES.say("matter.heading"));
        if (matter == null) {
            report.say(PHRASES.say("matter.none"));
            for (var relative : Relative.values()) {
                report.say(PHRASES.of("relative", relative).with(relative.text(), found(relative)));
            }
            return;
        }
        var relatives = matter.relatives(birth.gender());
        report.say(PHRASES.say(
                "matter.text",
                PHRASES.of("matter", matter),
                Text.list(relatives.stream().map(Relative::text).toList())));
        if (matter == Matter.HEALTH) {
            report.say(PHRASES.say("matter.body"));
        }
        if (matter == Matter.LOVE && birth.gender() == null) {
            report.say(PHRASES.say("matter.no-gender"));
        }
        for (var relative : relatives) {
            report.say(PHRASES.of("relative", relative).with(relative.text(), found(relative)));
            facts.lines().stream()
                    .filter(line -> line.relative() == relative)
                    .forEach(line -> report.say(strength("matter.line", line)));
        }
    }

    private Text found(Relative relative) {
        var lines = facts.lines().stream()
                .filter(line -> line.relative() == relative)
                .map(line -> PHRASES.say("found.line", line.number(), standing(line)))
                .toList();
        return lines.isEmpty() ? PHRASES.say("found.hidden") : Text.list(lines);
    }

    private void moving() {
        report.section(PHRASES.say("moving.heading"));
        if (facts.changed() == null) {
            report.say(PHRASES.say("moving.none"));
        }
        for (var line : facts.lines()) {
            var changed = line.changed();
            if (changed != null) {
                report.say(PHRASES.say(
                        "moving.text",
                        line.number(),
                        line.relative().text(),
                        line.pillar().text(),
                        changed.text(),
                        PHRASES.say("back."
                                + relation(
                                        changed.branch().element(),
                                        line.pillar().branch().element()))));
            }
        }
    }
}
