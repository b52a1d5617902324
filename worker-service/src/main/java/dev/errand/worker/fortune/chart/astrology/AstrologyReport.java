package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Report;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.BirthMoment.Clock;
import dev.errand.worker.fortune.chart.sky.Body;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Explains a birth chart: planets by sign and house, the closest aspects, the balance of elements. */
final class AstrologyReport {

    private static final Phrases PHRASES = new Phrases(AstrologyReport.class);
    private static final int ASPECTS_TOLD = 10;
    private static final int PLANETS = 10;

    private final Birth birth;
    private final AstrologyFacts facts;
    private final Report report = new Report(PHRASES.say("title"));

    AstrologyReport(Birth birth, AstrologyFacts facts) {
        this.birth = birth;
        this.facts = facts;
    }

    Report write() {
        var sun = sign(Body.SUN);
        var moon = sign(Body.MOON);
        var houses = facts.houses();
        report.summary(
                houses == null
                        ? PHRASES.say("summary.no-houses", birth.name(), sun, moon)
                        : PHRASES.say(
                                "summary",
                                birth.name(),
                                sun,
                                moon,
                                Sign.of(houses.ascendant()).text()));
        table();
        if (houses != null) {
            angles(houses);
        }
        planets();
        aspects();
        balance();
        notes();
        return report;
    }

    private Text sign(Body body) {
        return facts.changing().contains(body)
                ? PHRASES.say("sign.changing")
                : facts.positions().get(body.ordinal()).sign().text();
    }

    private void table() {
        report.section(PHRASES.say("table.heading"))
                .columns(
                        PHRASES.say("head.body"),
                        PHRASES.say("head.sign"),
                        PHRASES.say("head.degree"),
                        PHRASES.say("head.house"));
        for (var position : facts.positions()) {
            report.row(
                    PHRASES.of("body", position.body()),
                    sign(position.body()),
                    degree(position),
                    Text.same(position.house() == null ? "–" : position.house()));
        }
    }

    private Text degree(Position position) {
        if (!facts.moment().timeKnown()
                && (position.body() == Body.MOON || facts.changing().contains(position.body()))) {
            return Text.same("–"); // it moves too far in a day to be given
        }
        return position.retrograde()
                ? Text.same(position.degrees()).and(PHRASES.say("retrograde"))
                : Text.same(position.degrees());
    }

    private void angles(Houses houses) {
        var rising = Sign.of(houses.ascendant());
        var zenith = Sign.of(houses.midheaven());
        report.section(PHRASES.say("angles.heading"))
                .say(PHRASES.say(
                        "ascendant", rising.text(), Position.degrees(houses.ascendant()), PHRASES.of("manner", rising)))
                .say(PHRASES.say(
                        "midheaven", zenith.text(), Position.degrees(houses.midheaven()), PHRASES.of("manner", zenith)))
                .columns(PHRASES.say("head.house"), PHRASES.say("head.cusp"), PHRASES.say("head.domain"));
        for (var house = 1; house <= 12; house++) {
            var cusp = houses.cusps().get(house - 1);
            report.row(
                    Text.same(house),
                    Sign.of(cusp).text().and(Text.same(Position.degrees(cusp))),
                    PHRASES.say("house." + house));
        }
    }

    private void planets() {
        for (var position : facts.positions()) {
            if (facts.changing().contains(position.body())) {
                continue;
            }
            var body = PHRASES.of("body", position.body());
            report.section(PHRASES.say("planet.heading", body, position.sign().text()))
                    .say(PHRASES.say(
                            "planet.sign",
                            body,
                            PHRASES.of("domain", position.body()),
                            position.sign().text(),
                            PHRASES.of("manner", position.sign())));
            if (position.house() != null) {
                report.say(
                        PHRASES.say("planet.house", body, position.house(), PHRASES.say("house." + position.house())));
            }
            if (position.retrograde()) {
                report.say(PHRASES.say("planet.retrograde", body));
            }
        }
    }

    private void aspects() {
        report.section(PHRASES.say("aspects.heading"));
        facts.aspects().stream()
                .limit(ASPECTS_TOLD)
                .forEach(aspect -> report.say(PHRASES.of("aspect", aspect.kind())
                        .with(
                                PHRASES.of("body", aspect.first()),
                                PHRASES.of("body", aspect.second()),
                                PHRASES.of("domain", aspect.first()),
                                PHRASES.of("domain", aspect.second()))));
        report.columns(PHRASES.say("head.aspect"), PHRASES.say("head.bodies"), PHRASES.say("head.orb"));
        for (var aspect : facts.aspects()) {
            report.row(
                    PHRASES.of("kind", aspect.kind()),
                    Text.list(List.of(PHRASES.of("body", aspect.first()), PHRASES.of("body", aspect.second()))),
                    Text.same(String.format(Locale.ROOT, "%.2f°", aspect.orb())));
        }
    }

    private void balance() {
        var known = known();
        var tempers = count(known, position -> position.sign().temper(), Sign.Temper.class);
        report.section(PHRASES.say("balance.heading"));
        most("temper", tempers, known.size());
        most("mode", count(known, position -> position.sign().mode(), Sign.Mode.class), known.size());
        if (known.size() == PLANETS) { // a body whose sign is not known may be the one that seems to lack
            Arrays.stream(Sign.Temper.values())
                    .filter(temper -> !tempers.containsKey(temper))
                    .forEach(temper -> report.say(PHRASES.of("lack", temper)));
        }
    }

    /** Of the ten bodies from the Sun to Pluto those whose sign is known. */
    private List<Position> known() {
        return facts.positions().stream()
                .filter(position ->
                        position.body() != Body.NORTH_NODE && !facts.changing().contains(position.body()))
                .toList();
    }

    private static <K extends Enum<K>> Map<K, Integer> count(
            List<Position> positions, Function<Position, K> key, Class<K> type) {
        Map<K, Integer> counts = new EnumMap<>(type);
        positions.forEach(position -> counts.merge(key.apply(position), 1, Integer::sum));
        return counts;
    }

    /** All that lead with the same number. */
    private <K extends Enum<K>> void most(String group, Map<K, Integer> counts, int of) {
        var most = Collections.max(counts.values());
        var leading = counts.entrySet().stream()
                .filter(count -> count.getValue().equals(most))
                .map(Map.Entry::getKey)
                .toList();
        leading.forEach(key -> report.say(PHRASES.of(group, key).with(most, of)));
        if (leading.size() > 1) {
            report.say(PHRASES.say("together"));
        }
    }

    private void notes() {
        report.notes(facts.moment().notes(Clock.INSTANT)).note(PHRASES.say("note.method"));
        var houses = facts.houses();
        if (!facts.moment().timeKnown()) {
            report.note(PHRASES.say("note.no-time"));
        } else if (houses == null) {
            report.note(PHRASES.say("note.no-latitude"));
        } else if (houses.system() == Houses.System.WHOLE_SIGN) {
            report.note(PHRASES.say("note.polar"));
        }
        for (var body : facts.changing()) {
            report.note(PHRASES.say("note.changing", PHRASES.of("body", body)));
        }
    }
}
