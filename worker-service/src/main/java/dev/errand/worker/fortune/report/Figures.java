package dev.errand.worker.fortune.report;

import dev.errand.job.Json;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Reading;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Draws charts as SVG, for those who would rather look than read. */
final class Figures {

    private static final Phrases PHRASES = new Phrases(Figures.class);

    /**
     * What a drawing is made of.
     *
     * @param facts of the chart, as JSON
     * @param reading where the words of the tables are in the language
     */
    record Subject(JsonNode facts, Reading reading, Language language) {

        String say(String key, Object... arguments) {
            return language.of(PHRASES.say(key, arguments));
        }

        /** The rows of the first table; empty if there is none. */
        List<List<String>> rows() {
            return reading.sections().stream()
                    .filter(section -> !section.rows().isEmpty())
                    .findFirst()
                    .map(section -> section.rows())
                    .orElse(List.of());
        }
    }

    private Figures() {}

    /** Markup with all words escaped; empty for a chart of which there is nothing to draw. */
    static String of(Chart chart, Language language) {
        var facts = Json.of(chart).tree().path("facts");
        var subject = new Subject(facts, language.of(chart), language);
        return switch (chart.slug()) {
            case "bazi" -> PillarsFigure.draw(subject);
            case "ziwei" -> PalacesFigure.draw(subject);
            case "astrology" -> WheelFigure.draw(subject);
            case "numerology" -> NumbersFigure.ofBirth(subject);
            case "name" -> NumbersFigure.ofName(subject);
            case "plum", "liuyao" -> HexagramsFigure.draw(subject);
            case "qimen" -> BoardFigure.draw(subject);
            default -> "";
        };
    }
}
