package dev.errand.worker.fortune.report;

import dev.errand.job.Json;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.bazi.TenGod;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.hexagram.Trigram;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads from each chart what can be compared, by rules that the report names. */
final class Signals {

    private static final String[] PALACES = {"", "KAN", "KUN", "ZHEN", "XUN", "", "QIAN", "DUI", "GEN", "LI"};

    private Signals() {}

    /** Empty if the chart says nothing, as a birth time that is not known leaves some charts. */
    static Optional<Signal> of(Chart chart) {
        var facts = Json.of(chart).tree().path("facts");
        return Optional.ofNullable(
                switch (chart.slug()) {
                    case "bazi" -> bazi(facts);
                    case "ziwei" -> ziwei(facts.path("board"));
                    case "astrology" -> astrology(facts.path("positions"));
                    case "numerology" ->
                        Signal.person(
                                "numerology",
                                null,
                                Theme.ofNumber(facts.path("life_path").asInt()));
                    case "name" -> name(facts);
                    case "plum" -> plum(facts);
                    case "qimen" -> qimen(facts);
                    case "liuyao" -> liuyao(facts);
                    default -> null;
                });
    }

    /** The most wanted element, and the pair of gods that is met most often among stems and main hidden stems. */
    private static Signal bazi(JsonNode facts) {
        var pairs = new int[5];
        for (var reading : facts.path("readings")) {
            count(reading.path("god"), pairs);
            count(reading.path("hidden").path(0).path("god"), pairs);
        }
        var wanted = facts.path("balance").path("favourable").path(0).asString("");
        return Signal.person("bazi", wanted.isEmpty() ? null : Element.valueOf(wanted), Theme.ofGods(most(pairs)));
    }

    private static void count(JsonNode god, int[] pairs) {
        if (god.isString()) {
            pairs[TenGod.valueOf(god.asString()).ordinal() / 2]++;
        }
    }

    private static int most(int[] counts) {
        var most = 0;
        for (var i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return most;
    }

    /** The bureau's element, and the first major star of the life palace or of the one opposite. */
    private static @Nullable Signal ziwei(JsonNode board) {
        if (!board.isObject()) {
            return null;
        }
        var star = majorStar(board, "LIFE");
        star = star.isEmpty() ? majorStar(board, "TRAVEL") : star;
        return Signal.person(
                "ziwei", Element.valueOf(board.path("element").asString()), star.isEmpty() ? null : Theme.ofStar(star));
    }

    private static String majorStar(JsonNode board, String palace) {
        for (var it : board.path("palaces")) {
            var first = it.path("stars").path(0).path("star").asString("");
            if (it.path("name").asString("").equals(palace) && Stars.isMajor(first)) {
                return first;
            }
        }
        return "";
    }

    /** The element of the West in which most of the ten bodies stand; fire, earth and water have a namesake in China. */
    private static Signal astrology(JsonNode positions) {
        var tempers = new int[4];
        for (var position : positions) {
            if (!position.path("body").asString().equals("NORTH_NODE")) {
                tempers[Stars.temper(position.path("sign").asString())]++;
            }
        }
        var temper = most(tempers);
        var element = new Element[] {Element.FIRE, Element.EARTH, null, Element.WATER}[temper];
        return Signal.person("astrology", element, Theme.ofTemper(temper));
    }

    private static @Nullable Signal name(JsonNode facts) {
        var grids = facts.path("grids");
        if (grids.isObject()) {
            var element = Element.values()[(grids.path("person").asInt() + 9) % 10 / 2];
            return Signal.person("name", element, Theme.ofElement(element));
        }
        var latin = facts.path("latin");
        return latin.isObject()
                ? Signal.person("name", null, Theme.ofNumber(latin.path("root").asInt()))
                : null;
    }

    private static Signal plum(JsonNode facts) {
        var relation = facts.path("relation").asString();
        var good = kind(relation) + kind(facts.path("outcome").asString());
        return Signal.oracle(
                "plum", Trigram.valueOf(facts.path("body").asString()).element(), answer(good));
    }

    /** 1 if what is met helps, -1 if it drains or harms. */
    private static int kind(String relation) {
        return switch (relation.toUpperCase(Locale.ROOT)) {
            case "EQUAL", "FEEDS", "CONTROLLED" -> 1;
            default -> -1;
        };
    }

    private static Signal qimen(JsonNode facts) {
        var asker = palace(facts.path("asker").asInt());
        var matter = palace(facts.path("matter").asInt());
        var helps = matter == asker || matter.generates() == asker || asker.controls() == matter;
        var empty = facts.path("board")
                .path("palaces")
                .path(facts.path("matter").asInt() - 1)
                .path("is_void")
                .asBoolean();
        return Signal.oracle("qimen", asker, answer((helps ? 1 : -1) + (empty ? -1 : 1)));
    }

    private static Element palace(int number) {
        return number == 5 ? Element.EARTH : Trigram.valueOf(PALACES[number]).element();
    }

    /** How the month holds the asker's line, and whether the line is void. */
    private static Signal liuyao(JsonNode facts) {
        var self = facts.path("lines").path(facts.path("house").path("self").asInt() - 1);
        var strength = self.path("strength").asString();
        var held = strength.equals("PROSPEROUS") || strength.equals("STRONG") ? 1 : -1;
        var branch = Branch.valueOf(self.path("pillar").path("branch").asString());
        return Signal.oracle(
                "liuyao", branch.element(), answer(held + (self.path("is_void").asBoolean() ? -1 : 1)));
    }

    private static Signal.Answer answer(int good) {
        return good > 0 ? Signal.Answer.FAVOURABLE : good == 0 ? Signal.Answer.MIXED : Signal.Answer.DIFFICULT;
    }
}
