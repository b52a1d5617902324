package dev.errand.document;

import java.util.List;

/**
 * What an analysis came to. Every number in it is printed in the document or computed from numbers that are.
 *
 * @param document what the document is
 * @param summary a few sentences of plain text
 * @param keyFindings short sentences, the most telling first; empty when the document has no figures and no risk factors
 * @param answer the answer to the client's question
 * @param figures one entry for every {@link FigureName}, also for those that were not found
 * @param ratios only those that the figures allow
 * @param riskFactors in the order of the document; empty when it has no such section
 * @param modelUsed who made this, with its version
 * @param warnings what the reader should know before trusting the rest, such as pages without text
 */
public record Analysis(
        DocumentFacts document,
        String summary,
        List<String> keyFindings,
        Answer answer,
        List<Figure> figures,
        List<Ratio> ratios,
        List<RiskFactor> riskFactors,
        String modelUsed,
        List<String> warnings) {}
