package dev.errand.worker.command;

import java.util.List;

/**
 * What stopping a program took.
 *
 * @param pids of all its processes that were found, in the order in which they were seen
 * @param signals that were sent, in order
 * @param millis from the first signal until nothing was left
 * @param left processes that no signal ended; empty, unless the kernel itself holds them up
 */
public record Receipt(List<Long> pids, List<String> signals, long millis, List<Long> left) {}
