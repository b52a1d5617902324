package dev.errand.api.mailbox;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was sent.
 *
 * @param messageId as in its header, without the angle brackets
 * @param account whose mailbox it is in; null for the admins'
 * @param recipient null if there was no address to send it to
 * @param text null in lists
 * @param delivered whether a mail server took it; otherwise it is only here
 * @param html where its HTML part is
 */
@Schema(name = "Message")
record Message(
        String messageId,
        UUID jobId,
        @Nullable UUID account,
        @Nullable UUID orderId,
        String template,
        @Nullable String recipient,
        String subject,
        @Nullable String text,
        boolean delivered,
        Instant sentAt,
        String html) {}
