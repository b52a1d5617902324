package dev.errand.api.account;

import java.util.Locale;

/** What is written down. */
public enum AuditAction {
    SIGNED_UP,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGNED_OUT,
    KEY_MADE,
    KEY_REMOVED,
    JOB_CANCELLED,
    JOB_RETRIED,
    PAYLOAD_VIEWED,
    WEBHOOK_MADE,
    WEBHOOK_CHANGED,
    WEBHOOK_REMOVED,
    WEBHOOK_ROTATED,
    ORDER_REFUNDED,
    ACCOUNT_CHANGED,
    ACCOUNT_ERASED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
