/**
 * Forgets an account and all that is its own.
 *
 * <p>{@link dev.errand.api.erasure.ErasureController} → {@link dev.errand.api.erasure.Erasure} (shuts the account, stops
 * its jobs, deletes them) → {@link dev.errand.api.erasure.ErasedRows}; {@link dev.errand.api.erasure.ErasureSweep} goes on
 * where running jobs had to be waited for.
 */
@NullMarked
package dev.errand.api.erasure;

import org.jspecify.annotations.NullMarked;
