package dev.errand.api.order.payment;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 400: what came as an event is none, or was not signed by who should have. */
final class BadWebhook extends Problem {

    private static final long serialVersionUID = 1L;

    private BadWebhook(String type, String title, String detail) {
        super(HttpStatus.BAD_REQUEST, type, title, detail);
    }

    static BadWebhook signature() {
        return new BadWebhook(
                "bad-signature", "Bad signature", "the signature does not fit the body, or is older than 5 minutes");
    }

    static BadWebhook event() {
        return new BadWebhook("bad-event", "Bad event", "the body is no event that can be read");
    }
}
