package dev.errand.worker.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent and kept.
 *
 * @param account whose mailbox it belongs to; null for the admins'
 * @param recipient an address, not yet looked at; null if there is none
 * @param language of subject and parts, as in {@code Content-Language}
 * @param subject one line: whatever would begin another one is a space
 */
record Letter(
        @Nullable UUID account, @Nullable String recipient, String language, String subject, String text, String html) {

    Letter {
        subject = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
