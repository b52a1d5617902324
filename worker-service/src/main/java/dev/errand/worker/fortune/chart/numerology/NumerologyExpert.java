package dev.errand.worker.fortune.chart.numerology;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.numerology.NumerologyFacts.Pinnacle;
import java.util.Set;

/** Pythagorean numerology, after F. Campbell, Your Days Are Numbered (1931), and J. Jordan, The Romance in Your Name (1965). */
public final class NumerologyExpert implements Expert {

    private static final Phrases PHRASES = new Phrases(NumerologyExpert.class);
    private static final Set<Integer> MASTERS = Set.of(11, 22, 33);

    @Override
    public String slug() {
        return "numerology";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var name = NameNumbers.of(birth.name()).orElse(null);
        var facts = NumerologyFacts.of(birth.date(), asked.clock().getYear(), name);
        var age = asked.clock().getYear() - birth.date().getYear();
        return report(birth, facts, age).chart(slug(), facts);
    }

    private static Report report(Birth birth, NumerologyFacts facts, int age) {
        var report = new Report(PHRASES.say("title"));
        report.summary(PHRASES.say(
                "summary",
                birth.name(),
                facts.lifePath(),
                meaning("core", facts.lifePath()),
                facts.year(),
                facts.personalYear()));
        number(report, "life-path", facts.lifePath());
        number(report, "birthday", facts.birthday());
        var name = facts.name();
        if (name == null) {
            report.note(PHRASES.say("note.no-letters"));
        } else {
            number(report, "expression", name.expression());
            number(report, "soul-urge", name.soulUrge());
            number(report, "personality", name.personality());
            lessons(report, name);
        }
        report.section(PHRASES.say("personal-year.heading", facts.year()))
                .say(PHRASES.say("personal-year.text", facts.personalYear(), meaning("year", facts.personalYear())));
        pinnacles(report, facts, age);
        return report.note(PHRASES.say("note.method"));
    }

    private static Text meaning(String group, int number) {
        return PHRASES.say(group + "." + number);
    }

    private static void number(Report report, String kind, int number) {
        report.section(PHRASES.say(kind + ".heading", number)).say(PHRASES.say(kind + ".text"));
        if (number == 0) {
            report.say(PHRASES.say("no-such-letters"));
            return;
        }
        report.say(PHRASES.say("means", number, meaning("core", number))).say(meaning("gift", number));
        if (MASTERS.contains(number)) {
            report.say(PHRASES.say("master", number, Reduction.single(number)));
        }
    }

    private static void lessons(Report report, NameNumbers name) {
        report.section(PHRASES.say("lessons.heading"));
        if (name.missing().isEmpty()) {
            report.say(PHRASES.say("lessons.none"));
        }
        for (var digit : name.missing()) {
            report.say(PHRASES.say("lessons.text", digit, meaning("core", digit)));
        }
    }

    private static void pinnacles(Report report, NumerologyFacts facts, int age) {
        report.section(PHRASES.say("pinnacles.heading"));
        for (var pinnacle : facts.pinnacles()) {
            if (pinnacle.from() <= age && (pinnacle.to() == null || age <= pinnacle.to())) {
                report.say(PHRASES.say("pinnacles.now", pinnacle.number(), meaning("core", pinnacle.number())));
                report.say(PHRASES.say("challenge." + pinnacle.challenge()));
            }
        }
        report.columns(
                PHRASES.say("head.age"),
                PHRASES.say("head.pinnacle"),
                PHRASES.say("head.theme"),
                PHRASES.say("head.challenge"));
        for (var pinnacle : facts.pinnacles()) {
            report.row(
                    ages(pinnacle),
                    Text.same(pinnacle.number()),
                    meaning("core", pinnacle.number()),
                    Text.same(pinnacle.challenge()));
        }
    }

    private static Text ages(Pinnacle pinnacle) {
        return pinnacle.to() == null
                ? PHRASES.say("ages.from", pinnacle.from())
                : Text.same(pinnacle.from() + "–" + pinnacle.to());
    }
}
