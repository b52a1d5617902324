/**
 * Who works, and what waits for them.
 *
 * <p>{@link dev.errand.api.worker.Workers} reads the rows that the workers keep of themselves, {@link
 * dev.errand.api.worker.Lanes} counts the jobs; {@link dev.errand.api.worker.WorkerController}.
 */
@NullMarked
package dev.errand.api.worker;

import org.jspecify.annotations.NullMarked;
