/**
 * Shows the messages that went out, or would have: {@link dev.errand.api.mailbox.Messages} finds them, {@link
 * dev.errand.api.mailbox.MailboxController} hands them out, {@link dev.errand.api.mailbox.MailboxPage} is the console's page.
 */
@NullMarked
package dev.errand.api.mailbox;

import org.jspecify.annotations.NullMarked;
