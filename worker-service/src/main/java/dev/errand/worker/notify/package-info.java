/**
 * Sends news of orders by mail. {@link MailHandler} is the way in; data flows through
 *
 * <ol>
 *   <li>{@code SentMail}: whether an earlier attempt sent it
 *   <li>{@code Orders} reads the {@code Order} as it is now
 *   <li>{@code Template} with its {@code Wording}, a resource file, makes the {@code Letter}: subject, text, HTML
 *   <li>{@code MailServer} hands it to the SMTP server as {@code MailProperties} say; {@code Refusal} judges what goes wrong
 *   <li>{@code SentMail}, the mailbox, keeps it
 * </ol>
 */
@NullMarked
package dev.errand.worker.notify;

import org.jspecify.annotations.NullMarked;
