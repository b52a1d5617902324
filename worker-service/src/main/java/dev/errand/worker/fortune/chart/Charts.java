package dev.errand.worker.fortune.chart;

import dev.errand.worker.fortune.chart.astrology.AstrologyExpert;
import dev.errand.worker.fortune.chart.bazi.BaziExpert;
import dev.errand.worker.fortune.chart.liuyao.LiuyaoExpert;
import dev.errand.worker.fortune.chart.name.NameExpert;
import dev.errand.worker.fortune.chart.numerology.NumerologyExpert;
import dev.errand.worker.fortune.chart.plum.PlumExpert;
import dev.errand.worker.fortune.chart.qimen.QimenExpert;
import dev.errand.worker.fortune.chart.ziwei.ZiweiExpert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The eight experts. */
public final class Charts {

    private static final Map<String, Expert> EXPERTS = experts();

    private Charts() {}

    private static Map<String, Expert> experts() {
        var experts = new LinkedHashMap<String, Expert>();
        Stream.of(
                        new BaziExpert(),
                        new ZiweiExpert(),
                        new AstrologyExpert(),
                        new NumerologyExpert(),
                        new NameExpert(),
                        new PlumExpert(),
                        new QimenExpert(),
                        new LiuyaoExpert())
                .forEach(expert -> experts.put(expert.slug(), expert));
        return experts;
    }

    /** The names of the experts, in the order of the shop. */
    public static List<String> slugs() {
        return List.copyOf(EXPERTS.keySet());
    }

    /** The expert of that name; it has to be one of {@link #slugs()}. */
    public static Expert expert(String slug) {
        var expert = EXPERTS.get(slug);
        if (expert == null) {
            throw new IllegalArgumentException("no expert " + slug);
        }
        return expert;
    }

    /** Draws and explains one expert's chart. */
    public static Chart draw(String slug, Birth birth, Asked asked) {
        return expert(slug).draw(birth, asked);
    }
}
