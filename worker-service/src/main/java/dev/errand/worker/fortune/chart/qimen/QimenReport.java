package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.List;
import java.util.Set;

/** Explains an hour board. */
final class QimenReport {

    private static final Phrases PHRASES = new Phrases(QimenReport.class);
    private static final Set<Stem> WONDERS = Set.of(Stem.YI, Stem.BING, Stem.DING);
    private static final Element[] ELEMENTS = {
        Element.WATER,
        Element.EARTH,
        Element.WOOD,
        Element.WOOD,
        Element.EARTH,
        Element.METAL,
        Element.METAL,
        Element.EARTH,
        Element.FIRE
    };

    private final Asked asked;
    private final QimenFacts facts;
    private final Board board;
    private final Report report = new Report(PHRASES.say("title"));

    QimenReport(Asked asked, QimenFacts facts) {
        this.asked = asked;
        this.facts = facts;
        this.board = facts.board();
    }

    Report write() {
        report.summary(PHRASES.say(
                "summary", ju(), board.chief().text(), board.envoy().text(), PHRASES.say("short." + relation())));
        cast();
        table();
        leaders();
        person("asker", facts.asker());
        person("matter", facts.matter());
        report.say(PHRASES.say("relation." + relation()));
        directions();
        patterns();
        return report.note(PHRASES.say("note.rules")).note(PHRASES.say("note.birth"));
    }

    private Text ju() {
        return PHRASES.say(
                board.ju().yang() ? "ju.yang" : "ju.yin",
                Text.numeral(board.ju().number()));
    }

    private void cast() {
        var moment = facts.moment();
        report.section(PHRASES.say("cast.heading"));
        if (asked.question() != null && !asked.question().isBlank()) {
            report.say(PHRASES.say("cast.question", asked.question().strip()));
        }
        report.say(PHRASES.say(
                        "cast.time",
                        moment.clock().toString().replace('T', ' '),
                        moment.pillars().hanzi(),
                        moment.term().name()))
                .say(PHRASES.say("cast.ju", PHRASES.say("third." + board.ju().third()), ju()))
                .say(PHRASES.say(
                        "cast.head",
                        head(),
                        board.hiddenJia().text(),
                        board.chief().text(),
                        board.envoy().text()));
    }

    private Text head() {
        var hour = facts.moment().pillars().hour();
        return hour == null ? Text.same("–") : hour.head().text();
    }

    private void table() {
        report.section(PHRASES.say("board.heading"))
                .columns(
                        PHRASES.say("head.palace"),
                        PHRASES.say("head.spirit"),
                        PHRASES.say("head.star"),
                        PHRASES.say("head.door"),
                        PHRASES.say("head.heaven"),
                        PHRASES.say("head.earth"),
                        PHRASES.say("head.mark"));
        for (var palace : board.palaces()) {
            var star = palace.star();
            var door = palace.door();
            var spirit = palace.spirit();
            report.row(
                    place(palace.number()),
                    spirit == null ? Text.same("–") : spirit.text(),
                    star == null ? Text.same("–") : star(star),
                    door == null ? Text.same("–") : door.text(),
                    stems(palace.heaven()),
                    Text.same(palace.earth().hanzi()),
                    mark(palace));
        }
    }

    private static Text star(Star star) {
        return star == Star.RUI ? PHRASES.say("with-qin", star.text()) : star.text();
    }

    private static Text stems(List<Stem> stems) {
        return Text.same(
                stems.isEmpty()
                        ? "–"
                        : String.join("", stems.stream().map(Stem::hanzi).toList()));
    }

    private static Text mark(Palace palace) {
        var empty = palace.isVoid() ? PHRASES.say("mark.void") : Text.same("");
        return palace.horse() ? empty.and(PHRASES.say("mark.horse")) : empty;
    }

    private static Text place(int palace) {
        return PHRASES.say("palace." + palace);
    }

    private void leaders() {
        report.section(PHRASES.say("leaders.heading"))
                .say(PHRASES.say("chief", board.chief().text(), place(board.chiefPalace())))
                .say(PHRASES.of("star", board.chief()))
                .say(PHRASES.say("envoy", board.envoy().text(), place(board.envoyPalace())))
                .say(PHRASES.of("door", board.envoy()));
    }

    private void person(String who, int number) {
        var palace = board.palaces().get(number - 1);
        report.section(PHRASES.say(who + ".heading")).say(PHRASES.say(who + ".text", place(number)));
        if (palace.star() != null && palace.door() != null && palace.spirit() != null) {
            report.say(PHRASES.of("star", palace.star()))
                    .say(PHRASES.of("door", palace.door()))
                    .say(PHRASES.of("spirit", palace.spirit()));
        }
        if (palace.isVoid()) {
            report.say(PHRASES.say("void"));
        }
        if (palace.horse()) {
            report.say(PHRASES.say("horse"));
        }
    }

    /** What the matter's palace does to the asker's. */
    private String relation() {
        var matter = ELEMENTS[facts.matter() - 1];
        var asker = ELEMENTS[facts.asker() - 1];
        if (matter == asker) {
            return "same";
        }
        if (matter.generates() == asker) {
            return "feeds";
        }
        if (asker.generates() == matter) {
            return "drains";
        }
        return matter.controls() == asker ? "controls" : "controlled";
    }

    /** At most two palaces are void, so at least one of the three lucky doors is not. */
    private void directions() {
        report.section(PHRASES.say("directions.heading"));
        for (var palace : board.palaces()) {
            var door = palace.door();
            if (door != null && door.lucky() && !palace.isVoid()) {
                var wonder = palace.heaven().stream().anyMatch(WONDERS::contains);
                report.say(PHRASES.say(
                        wonder ? "directions.best" : "directions.good",
                        place(palace.number()),
                        door.text(),
                        stems(palace.heaven()),
                        PHRASES.of("use", door)));
            }
        }
    }

    private void patterns() {
        report.section(PHRASES.say("patterns.heading"));
        turned("stars", board.turnedStars());
        turned("doors", board.turnedDoors());
        var found = false;
        for (var palace : board.palaces()) {
            for (var pattern : Pattern.in(palace)) {
                report.say(PHRASES.of("pattern", pattern).with(place(palace.number())));
                found = true;
            }
        }
        if (!found) {
            report.say(PHRASES.say("patterns.none"));
        }
    }

    private void turned(String ring, int steps) {
        if (steps == 0) {
            report.say(PHRASES.say("still." + ring));
        } else if (steps == Board.OPPOSITE) {
            report.say(PHRASES.say("reversed." + ring));
        }
    }
}
