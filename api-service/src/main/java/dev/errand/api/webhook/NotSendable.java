package dev.errand.api.webhook;

import dev.errand.api.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** 409: nothing can be sent there now. */
final class NotSendable extends Problem {

    private static final long serialVersionUID = 1L;

    private NotSendable(String type, String title, String detail) {
        super(HttpStatus.CONFLICT, type, title, detail);
    }

    static NotSendable disabled(UUID endpoint) {
        return new NotSendable(
                "webhook-disabled", "Webhook is disabled", "webhook " + endpoint + " is disabled; enable it first");
    }

    static NotSendable pending(UUID delivery) {
        return new NotSendable(
                "delivery-pending", "Delivery is pending", "delivery " + delivery + " is still on its way");
    }
}
