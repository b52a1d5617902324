/**
 * Jobs as the API sees them: stored and offered, shown, waited for, cancelled, asked for again. Features stand on this
 * package.
 *
 * <p>{@link dev.errand.api.job.Submissions} → {@link dev.errand.api.job.JobReads} → {@link dev.errand.api.job.JobView} →
 * {@link dev.errand.api.job.JobController}; {@link dev.errand.api.job.JobOrders} cancels and retries.
 */
@NullMarked
package dev.errand.api.job;

import org.jspecify.annotations.NullMarked;
