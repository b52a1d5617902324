package dev.errand.worker.document;

import dev.errand.document.RiskFactor;
import java.util.List;

/**
 * What the third step found.
 *
 * @param note where the risk factors were read, or that there is no such section
 */
public record RiskReview(List<RiskFactor> riskFactors, String note) {}
