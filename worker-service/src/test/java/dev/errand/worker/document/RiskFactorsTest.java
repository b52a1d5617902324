package dev.errand.worker.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.errand.document.RiskFactor;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskFactorsTest {

    private static final String BODY =
            "We have seen this in the past and expect to see it again. Our results would then suffer, perhaps for a long time. "
                    + "There is no certainty that we could respond in time, and what we do may cost more than we planned.";

    @TempDir
    Path directory;

    @Test
    void headingsMayRunIntoTheText() throws Exception {
        var risks = risks(paper -> paper.page()
                .line("Item 1A. Risk Factors                                                      7")
                .line("Item 1B. Unresolved Staff Comments                               19")
                .page()
                .bold("Item 1A. Risk Factors")
                .down(8)
                .runIn("We depend on a single supplier of wafers.", "It may stop to deliver at any time,")
                .prose("and we have no other source. " + BODY)
                .runIn("Currency exchange rates could harm our margins.", "We sell in many currencies")
                .prose("and report in one. " + BODY)
                .bold("Item 1B. Unresolved Staff Comments")
                .down(8)
                .runIn("Nothing here may be a risk.", "None whatsoever, and nothing else either in this part."));

        assertThat(risks.riskFactors())
                .extracting(RiskFactor::title, RiskFactor::page, RiskFactor::category)
                .containsExactly(
                        tuple("We depend on a single supplier of wafers.", 2, "supply_chain"),
                        tuple("Currency exchange rates could harm our margins.", 2, "currency"));
        assertThat(risks.riskFactors().get(0).evidence())
                .startsWith("It may stop to deliver at any time, and we have no other source.");
        assertThat(risks.note()).isEqualTo("risk factors read from pages 2 to 2");
    }

    @Test
    void anAnnualReportsPrincipalRisksHaveShortHeadings() throws Exception {
        var risks = risks(paper -> paper.page()
                .size(14)
                .bold("Principal risks and uncertainties")
                .size(9)
                .down(8)
                .bold("Cyber security")
                .prose(BODY)
                .bold("Competition")
                .prose(BODY)
                .bold("Climate change")
                .prose(BODY)
                .size(14)
                .bold("Viability statement")
                .size(9)
                .prose(BODY));

        assertThat(risks.riskFactors())
                .extracting(RiskFactor::title, RiskFactor::category)
                .containsExactly(
                        tuple("Cyber security", "cyber_security"),
                        tuple("Competition", "competition"),
                        tuple("Climate change", "climate_and_environment"));
    }

    @Test
    void headingsInPlainLettersAreKnownByTheirWording() throws Exception {
        var risks = risks(paper -> paper.page()
                .line("ITEM 1A. RISK FACTORS")
                .down(8)
                .line("If we lose key employees, our business could be harmed.")
                .down(8)
                .prose(BODY)
                .line("We are subject to litigation that may be costly.")
                .down(8)
                .prose(BODY)
                .line("ITEM 2. PROPERTIES")
                .prose(BODY));

        assertThat(risks.riskFactors())
                .extracting(RiskFactor::title, RiskFactor::category)
                .containsExactly(
                        tuple("If we lose key employees, our business could be harmed.", "key_people"),
                        tuple("We are subject to litigation that may be costly.", "litigation"));
    }

    @Test
    void aMentionOfRiskFactorsIsNoSection() throws Exception {
        var risks = risks(paper -> paper.page()
                .prose("Please read the section Risk Factors of our prospectus with care. " + BODY)
                .prose(BODY));

        assertThat(risks.riskFactors()).isEmpty();
        assertThat(risks.note()).isEqualTo("the document has no section on risk factors");
    }

    private RiskReview risks(UnaryOperator<Paper> drawing) throws Exception {
        try (var paper = new Paper()) {
            return new DocumentAnalyst()
                    .risks(Filings.read(drawing.apply(paper).saveTo(directory.resolve("filing.pdf"))));
        }
    }
}
