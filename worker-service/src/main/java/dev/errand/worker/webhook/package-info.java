/**
 * Tells endpoints of jobs that ended. What the database noted of an end becomes deliveries and their jobs in the {@code
 * Relay}; the {@code WebhookDeliveryHandler} looks a message up in {@code Deliveries}, has {@code Signature} sign it, and the
 * {@code Sender} posts it to an address that {@code Addresses} found to be public ({@code SpecialRanges}) and that {@code
 * PinnedResolvers} keep the connection to. An {@code Answer} that is no success waits as {@code RetrySchedule} says.
 */
@NullMarked
package dev.errand.worker.webhook;

import org.jspecify.annotations.NullMarked;
