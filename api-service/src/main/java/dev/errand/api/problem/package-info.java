/**
 * Errors as RFC 9457 problem documents, the same for every endpoint.
 *
 * <p>{@link dev.errand.api.problem.Problem}, which features extend and name → {@link
 * dev.errand.api.problem.Problems}, the one place that turns exceptions into answers.
 */
@NullMarked
package dev.errand.api.problem;

import org.jspecify.annotations.NullMarked;
