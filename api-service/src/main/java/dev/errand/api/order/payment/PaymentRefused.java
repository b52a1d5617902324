package dev.errand.api.order.payment;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 422: who takes the payments refuses to take or to give back this one. */
final class PaymentRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param code their word for the reason, such as {@code amount_too_small} */
    PaymentRefused(String code) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "payment-refused",
                "Payment refused",
                "the payment service refuses this: " + code);
    }
}
