/**
 * Measures Errand: no-op jobs through its real submit and worker code, with history, leases, fencing and metrics on.
 *
 * <p>{@code Main} starts one of four things. {@code Schema} makes the tables, {@code Producer} submits jobs of type
 * {@code bench.run}, {@code WorkerProcess} runs them with a {@code BenchHandler} that keeps a {@code Tally}: these three
 * also join a harness that measures other job systems the same way. {@code Benchmark} starts servers of its own, these
 * processes beside them, and prints what it measured.
 */
@NullMarked
package dev.errand.benchmark;

import org.jspecify.annotations.NullMarked;
