package dev.errand.api.job;

import dev.errand.job.NewJob;
import java.time.Instant;

/**
 * What became of one job of an order.
 *
 * @param job as it was stored: under its id of the first time, if it was asked for again
 * @param at when, by the database's clock
 * @param repeated whether an earlier request had stored it
 */
public record JobReceipt(NewJob<?> job, Instant at, boolean repeated) {}
