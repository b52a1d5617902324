/**
 * What breaks job systems, done to real workers: child JVMs with a PostgreSQL and a Redis of their own.
 *
 * <p>A test opens a {@link dev.errand.faults.Site}, starts {@link dev.errand.faults.WorkerProcess workers} in it, submits
 * {@link dev.errand.faults.Work} through its {@link dev.errand.faults.Ledger}, does the harm, heals, drains, and asks for the
 * {@link dev.errand.faults.Verdict}. The workers find {@link dev.errand.faults.FaultWorkload} on their class path, as they
 * would any workload: its {@link dev.errand.faults.WorkHandler} writes what it does to an
 * {@link dev.errand.faults.EffectsFile}, its {@link dev.errand.faults.FaultPoints} crash or hold a worker at the moments that
 * matter.
 */
@NullMarked
package dev.errand.faults;

import org.jspecify.annotations.NullMarked;
