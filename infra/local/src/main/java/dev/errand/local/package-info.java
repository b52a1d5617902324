/**
 * The embedded default: one command that starts everything on this machine and runs a sample job before your eyes.
 *
 * <p>{@link dev.errand.local.LocalErrand} reads {@code Options}, starts {@code LocalSystem} (PostgreSQL, Redis, the API
 * and workers, each a {@code Service} started from a {@code ServiceJar}), submits the sample as any client would
 * ({@code SampleJob}), shows how it goes and what it found, prints {@code Directions}, and stays up.
 */
@NullMarked
package dev.errand.local;

import org.jspecify.annotations.NullMarked;
