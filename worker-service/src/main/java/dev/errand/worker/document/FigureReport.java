package dev.errand.worker.document;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.Ratio;
import java.util.List;

/**
 * What the second step found.
 *
 * @param figures one entry for every {@link FigureName}, in their order
 * @param warnings what does not add up, and what was read from a place that may not be audited
 */
public record FigureReport(List<Figure> figures, List<Ratio> ratios, List<String> warnings) {

    Figure figure(FigureName name) {
        return figures.stream()
                .filter(figure -> figure.name() == name)
                .findFirst()
                .orElseThrow();
    }
}
