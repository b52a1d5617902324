/**
 * Payments of orders.
 *
 * <p>{@link dev.errand.api.order.payment.PaymentController} → {@link dev.errand.api.order.payment.Checkouts} and {@link
 * dev.errand.api.order.payment.Refunds} → {@link dev.errand.api.order.payment.PaymentMethods} → a {@link
 * dev.errand.api.order.payment.PaymentMethod}, which is told of a {@link dev.errand.api.order.payment.Purchase} and answers
 * with a {@link dev.errand.api.order.payment.Checkout}. What was paid comes back to {@link
 * dev.errand.api.order.payment.OrderPayments}, which {@link dev.errand.api.order.payment.PaymentRows} is: it books, and
 * queues the analysis in the same transaction. Its statements are {@link dev.errand.api.order.payment.PaymentBook}'s; what
 * stands of the {@link dev.errand.api.order.payment.MoneyBack}s of a payment is known by {@link
 * dev.errand.api.order.payment.RefundRows}, and {@link dev.errand.api.order.payment.PaymentNews} has it mailed.
 *
 * <p>Stripe: {@link dev.errand.api.order.payment.StripePayments} → {@link dev.errand.api.order.payment.StripeSessions} → {@link
 * dev.errand.api.order.payment.StripeCalls} out; {@link dev.errand.api.order.payment.StripeWebhook} → {@link
 * dev.errand.api.order.payment.StripeEvents} → {@link dev.errand.api.order.payment.StripeBookings} in.
 */
@NullMarked
package dev.errand.api.order.payment;

import org.jspecify.annotations.NullMarked;
