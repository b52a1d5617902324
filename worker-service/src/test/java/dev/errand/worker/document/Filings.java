package dev.errand.worker.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureStatus;
import dev.errand.document.FigureValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the tests ask of a report. */
final class Filings {

    /** NVIDIA's annual report for the fiscal year ended January 30, 2022, as filed with the SEC and printed from its site. */
    static final Path NVIDIA = Path.of("../infra/local/src/main/resources/sample/nvidia-10k-fy2022.pdf");

    private Filings() {}

    static DocumentText read(Path pdf) throws Exception {
        return new DocumentAnalyst().read(pdf, (done, total) -> {});
    }

    /** What the analyst finds in a filing that is drawn for the test. */
    static FigureReport figures(Path directory, UnaryOperator<Paper> drawing) throws Exception {
        try (var paper = new Paper()) {
            return new DocumentAnalyst().figures(read(drawing.apply(paper).saveTo(directory.resolve("filing.pdf"))));
        }
    }

    /** Asserts a printed figure: its unit, its page and its values, each written {@code "2022: 26914"}, the latest first. */
    static void assertFound(FigureReport report, FigureName name, String unit, int page, String... values) {
        Figure figure = report.figure(name);
        assertThat(figure.status()).as(name + " " + figure).isEqualTo(FigureStatus.FOUND);
        assertValues(figure, unit, page, values);
        assertThat(figure.label()).isNotBlank();
        assertThat(figure.formula()).isNull();
    }

    static void assertDerived(FigureReport report, FigureName name, String unit, int page, String... values) {
        Figure figure = report.figure(name);
        assertThat(figure.status()).as(name + " " + figure).isEqualTo(FigureStatus.DERIVED);
        assertValues(figure, unit, page, values);
        assertThat(figure.label()).isNull();
        assertThat(figure.formula()).isNotBlank();
    }

    static void assertNotFound(FigureReport report, FigureName... names) {
        for (FigureName name : names) {
            Figure figure = report.figure(name);
            assertThat(figure.status()).as(name + " " + figure).isEqualTo(FigureStatus.NOT_FOUND);
            assertThat(figure.values()).isEmpty();
            assertThat(figure.lookedFor()).isNotEmpty();
        }
    }

    /** The ratio of a fiscal year; fails when there is none. */
    static BigDecimal ratio(FigureReport report, String name, int fiscalYear) {
        return report.ratios().stream()
                .filter(ratio -> ratio.name().equals(name) && ratio.period().fiscalYear() == fiscalYear)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + fiscalYear + " in " + report.ratios()))
                .value();
    }

    private static void assertValues(Figure figure, String unit, int page, String... values) {
        List<String> shown = figure.values().stream().map(Filings::shown).toList();
        assertThat(shown).as(figure.name() + " " + figure).isEqualTo(Arrays.asList(values));
        assertThat(figure.unit()).as(figure.name().json()).isEqualTo(unit);
        assertThat(figure.page()).as(figure.name().json()).isEqualTo(page);
    }

    private static String shown(FigureValue value) {
        return value.period().fiscalYear() + ": " + value.value().toPlainString();
    }
}
