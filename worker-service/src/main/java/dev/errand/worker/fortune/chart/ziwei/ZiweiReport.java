package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.BirthMoment.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Explains a chart of purple star astrology. */
final class ZiweiReport {

    private static final Phrases PHRASES = new Phrases(ZiweiReport.class);

    private final Birth birth;
    private final ZiweiFacts facts;
    private final Report report = new Report(PHRASES.say("title"));

    ZiweiReport(Birth birth, ZiweiFacts facts) {
        this.birth = birth;
        this.facts = facts;
    }

    Report write() {
        var board = facts.board();
        if (board == null) {
            report.summary(
                    PHRASES.say("summary.no-time", birth.name(), facts.date().text()));
        } else {
            report.summary(PHRASES.say(
                    "summary",
                    birth.name(),
                    board.life().text(),
                    majors(board, board.palace(PalaceName.LIFE)),
                    bureau(board)));
            overview(board);
            palaces(board);
        }
        transformations();
        if (board != null) {
            decade(board);
        }
        notes();
        return report;
    }

    private static Text bureau(Board board) {
        return PHRASES.say("bureau", board.element().text(), Text.numeral(board.bureau()));
    }

    private void overview(Board board) {
        var body = board.palaces().stream().filter(Palace::body).findFirst().orElseThrow();
        report.section(PHRASES.say("overview.heading"))
                .say(PHRASES.say("overview.date", facts.date().text(), bureau(board)))
                .say(PHRASES.say("overview.body", body.name().text(), PHRASES.of("theme", body.name())))
                .say(PHRASES.say(
                        "overview.rulers",
                        board.lifeRuler().text(),
                        board.bodyRuler().text()))
                .columns(
                        PHRASES.say("head.palace"),
                        PHRASES.say("head.pillar"),
                        PHRASES.say("head.majors"),
                        PHRASES.say("head.minors"),
                        PHRASES.say("head.decade"));
        for (var palace : board.palaces()) {
            var decade = palace.decade();
            report.row(
                    palace.body()
                            ? palace.name().text().and(PHRASES.say("body.mark"))
                            : palace.name().text(),
                    palace.pillar().text(),
                    stars(palace.majors()),
                    stars(palace.stars().stream()
                            .filter(star -> !star.star().major())
                            .toList()),
                    Text.same(decade == null ? "–" : decade.from() + "–" + decade.to()));
        }
    }

    private static Text stars(List<Palace.Placed> stars) {
        return stars.isEmpty()
                ? Text.same("–")
                : Text.list(stars.stream().map(ZiweiReport::star).toList());
    }

    private static Text star(Palace.Placed placed) {
        var marks = new ArrayList<Text>();
        if (placed.brightness() != null) {
            marks.add(placed.brightness().text());
        }
        if (placed.transformation() != null) {
            marks.add(placed.transformation().text());
        }
        return marks.isEmpty()
                ? placed.star().text()
                : new Text("{0} ({1})", "{0}（{1}）").with(placed.star().text(), Text.list(marks));
    }

    private static Text majors(Board board, Palace palace) {
        return palace.majors().isEmpty()
                ? PHRASES.say("borrowed", stars(board.opposite(palace).majors()))
                : stars(palace.majors());
    }

    private void palaces(Board board) {
        for (var palace : board.palaces()) {
            report.section(PHRASES.say(
                            "palace.heading",
                            palace.name().text(),
                            palace.pillar().branch().text()))
                    .say(PHRASES.say("palace.theme", PHRASES.of("theme", palace.name()), majors(board, palace)));
            var from = palace.majors().isEmpty() ? board.opposite(palace) : palace;
            for (var placed : from.majors()) {
                var key = palace.name() == PalaceName.LIFE ? "star" : "manner";
                report.say(PHRASES.of(key, placed.star())
                        .with(placed.star().text(), palace.name().text())
                        .and(from == palace ? shine(placed) : Text.same("")));
            }
            for (var placed : palace.stars()) {
                if (!placed.star().major()) {
                    report.say(PHRASES.of("star", placed.star())
                            .with(placed.star().text(), palace.name().text()));
                }
            }
        }
    }

    /** Said of the brightest and of the fallen only. */
    private static Text shine(Palace.Placed placed) {
        var brightness = placed.brightness();
        return brightness == Brightness.MIAO || brightness == Brightness.XIAN
                ? PHRASES.of("brightness", brightness)
                : Text.same("");
    }

    private void transformations() {
        report.section(PHRASES.say("transformations.heading", facts.year().text()));
        for (Map.Entry<Transformation, Star> entry : facts.transformations().entrySet()) {
            report.say(PHRASES.of("transformation", entry.getKey())
                    .with(entry.getValue().text(), where(entry.getValue())));
        }
    }

    private Text where(Star star) {
        var board = facts.board();
        if (board == null) {
            return PHRASES.say("where.unknown");
        }
        return board.palaces().stream()
                .filter(palace -> palace.stars().stream().anyMatch(placed -> placed.star() == star))
                .map(palace -> PHRASES.say("where", palace.name().text(), PHRASES.of("theme", palace.name())))
                .findFirst()
                .orElseThrow();
    }

    private void decade(Board board) {
        for (var palace : board.palaces()) {
            var decade = palace.decade();
            if (decade != null && decade.holds(facts.age())) {
                report.section(PHRASES.say("decade.heading"))
                        .say(PHRASES.say(
                                "decade.text",
                                facts.age(),
                                decade.from(),
                                decade.to(),
                                palace.name().text(),
                                PHRASES.of("theme", palace.name()),
                                majors(board, palace)));
                var changes = Transformation.of(palace.pillar().stem());
                changes.forEach((change, star) ->
                        report.say(PHRASES.say("decade.change", star.text(), change.text(), where(star))));
            }
        }
    }

    private void notes() {
        report.notes(facts.moment().notes(Clock.SUN));
        report.note(PHRASES.say(facts.board() == null ? "note.no-time" : "note.rules"));
        if (facts.board() != null && birth.gender() == null) {
            report.note(PHRASES.say("note.no-gender"));
        }
    }
}
