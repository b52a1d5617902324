/**
 * What the API and the workers agree on about the analysis of a financial document: the input, and the result a client reads.
 *
 * <p>{@code DocumentAnalysis} goes in; {@link Analysis} comes out, made of {@link DocumentFacts}, {@link Figure}s with their
 * {@link FigureValue}s per {@link Period}, {@link Ratio}s, {@link RiskFactor}s and an {@link Answer} with {@link Passage}s.
 */
@NullMarked
package dev.errand.document;

import org.jspecify.annotations.NullMarked;
