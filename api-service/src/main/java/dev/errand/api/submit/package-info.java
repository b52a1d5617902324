/**
 * Submits jobs of every type that a feature offers, and tells which there are.
 *
 * <p>{@link dev.errand.api.submit.SubmitController} → {@link dev.errand.api.submit.OrderReader} (body to order, with {@link
 * dev.errand.api.submit.JobFields} for what the types have in common and {@link dev.errand.api.job.JobTypes} for what
 * they have not; all that is wrong is gathered in {@link dev.errand.api.submit.Faults}) → {@link
 * dev.errand.api.job.Submissions}.
 */
@NullMarked
package dev.errand.api.submit;

import org.jspecify.annotations.NullMarked;
