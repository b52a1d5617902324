/**
 * Outgoing webhooks, as far as both sides agree on them: {@link dev.errand.webhook.WebhookEvent}, what endpoints are told of,
 * and {@link dev.errand.webhook.WebhookDelivery}, the job that tells one of them.
 */
@NullMarked
package dev.errand.webhook;

import org.jspecify.annotations.NullMarked;
