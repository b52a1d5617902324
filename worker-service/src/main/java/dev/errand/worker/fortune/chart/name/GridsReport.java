package dev.errand.worker.fortune.chart.name;

import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Table;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.HashMap;
import java.util.Map;

/** Explains the five grids by the 81 numbers and the three powers. */
record GridsReport(FiveGrids grids, Report report) {

    private static final Phrases PHRASES = NameExpert.PHRASES;
    private static final Map<Integer, Numeral> NUMERALS = numerals();

    /** One of the 81 numbers: its verdict and its image. */
    private record Numeral(String verdict, Text image) {}

    private static Map<Integer, Numeral> numerals() {
        var numerals = new HashMap<Integer, Numeral>();
        for (var row : Table.rows(GridsReport.class, "numerals.tsv")) {
            numerals.put(Integer.parseInt(row[0]), new Numeral(row[1], new Text(row[2], row[3])));
        }
        return numerals;
    }

    void write() {
        var person = FiveGrids.element(grids.person());
        report.summary(PHRASES.say(
                "summary",
                grids.surname() + grids.given(),
                grids.person(),
                verdict(grids.person()),
                grids.total(),
                verdict(grids.total()),
                person.text()));
        strokes();
        grid("heaven", grids.heaven());
        grid("person", grids.person());
        grid("earth", grids.earth());
        grid("outer", grids.outer());
        grid("total", grids.total());
        powers();
        report.note(PHRASES.say("note.strokes")).note(PHRASES.say("note.surname", grids.surname(), grids.given()));
    }

    private void strokes() {
        report.section(PHRASES.say("strokes.heading"))
                .columns(PHRASES.say("head.character"), PHRASES.say("head.strokes"), PHRASES.say("head.element"));
        for (var character : grids.characters()) {
            report.row(
                    Text.same(character.hanzi()),
                    Text.same(character.strokes()),
                    FiveGrids.element(character.strokes()).text());
        }
    }

    private static Numeral numeral(int number) {
        return NUMERALS.getOrDefault(FiveGrids.within81(number), new Numeral("mixed", Text.same(number)));
    }

    private static Text verdict(int number) {
        return PHRASES.say("verdict." + numeral(number).verdict());
    }

    private void grid(String grid, int number) {
        var element = FiveGrids.element(number);
        report.section(PHRASES.say(grid + ".heading", number))
                .say(PHRASES.say(grid + ".text"))
                .say(PHRASES.say(
                        "number", number, verdict(number), numeral(number).image(), element.text()));
    }

    /** Heaven, Person and Earth: does the outer feed the person, and the person stand on its ground? */
    private void powers() {
        var heaven = FiveGrids.element(grids.heaven());
        var person = FiveGrids.element(grids.person());
        var earth = FiveGrids.element(grids.earth());
        report.section(PHRASES.say("powers.heading", heaven.text(), person.text(), earth.text()))
                .say(PHRASES.say("powers.text"))
                .say(PHRASES.say("powers.heaven." + relation(heaven, person)))
                .say(PHRASES.say("powers.earth." + relation(earth, person)))
                .say(PHRASES.of("temper", person));
    }

    private static String relation(Element other, Element person) {
        if (other == person) {
            return "same";
        }
        if (other.generates() == person) {
            return "feeds";
        }
        if (person.generates() == other) {
            return "fed";
        }
        return other.controls() == person ? "controls" : "controlled";
    }
}
