package dev.errand.worker.fortune.chart.name;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;

/** Reads a name: five grids of Kangxi strokes for Chinese characters, the Chaldean table for Latin letters. */
public final class NameExpert implements Expert {

    static final Phrases PHRASES = new Phrases(NameExpert.class);

    @Override
    public String slug() {
        return "name";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var facts = new NameFacts(
                birth.name(),
                FiveGrids.of(birth.name()).orElse(null),
                LatinName.of(birth.name()).orElse(null));
        return report(facts).chart(slug(), facts);
    }

    private static Report report(NameFacts facts) {
        var report = new Report(PHRASES.say("title"));
        if (facts.grids() != null) {
            new GridsReport(facts.grids(), report).write();
        } else if (facts.latin() != null) {
            latin(facts.name(), facts.latin(), report);
        } else {
            report.summary(PHRASES.say("unreadable", facts.name())).note(PHRASES.say("note.unreadable"));
        }
        return report;
    }

    private static void latin(String name, LatinName latin, Report report) {
        report.summary(PHRASES.say(
                        "latin.summary", name, latin.compound(), latin.root(), PHRASES.say("root." + latin.root())))
                .section(PHRASES.say("latin.heading"))
                .say(PHRASES.say("latin.whole", latin.compound(), latin.root()))
                .say(PHRASES.say("gift." + latin.root()))
                .columns(
                        PHRASES.say("head.part"),
                        PHRASES.say("head.compound"),
                        PHRASES.say("head.root"),
                        PHRASES.say("head.theme"));
        for (var part : latin.parts()) {
            report.row(
                    Text.same(part.letters()),
                    Text.same(part.compound()),
                    Text.same(part.root()),
                    PHRASES.say("root." + part.root()));
        }
        var first = latin.parts().get(0);
        var last = latin.parts().get(latin.parts().size() - 1);
        report.section(PHRASES.say("latin.parts"))
                .say(PHRASES.say("latin.given", first.letters(), first.root(), PHRASES.say("root." + first.root())));
        if (latin.parts().size() > 1) {
            report.say(PHRASES.say("latin.family", last.letters(), last.root(), PHRASES.say("root." + last.root())));
        }
        report.note(PHRASES.say("note.latin"));
    }
}
