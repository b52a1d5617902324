package dev.errand.worker.notify;

import org.jspecify.annotations.Nullable;

/**
 * The result of a job that sends a message.
 *
 * @param messageId without the angle brackets; null if there was no news any more
 * @param delivered whether a mail server took it; otherwise it is in the mailbox only
 */
record MailReceipt(@Nullable String messageId, boolean delivered) {

    static final MailReceipt OVERTAKEN = new MailReceipt(null, false);
}
