/**
 * Webhook endpoints of accounts, and the log of what was sent to them.
 *
 * <p>{@code EndpointController} reads an {@code EndpointForm}, whose address {@code EndpointUrl} checks, and keeps it in
 * {@code Endpoints} → {@code EndpointView}. {@code DeliveryController} shows {@code Deliveries} as {@code DeliveryView}s, and has
 * one sent, which is a job.
 */
@NullMarked
package dev.errand.api.webhook;

import org.jspecify.annotations.NullMarked;
