package dev.errand.api.order.payment;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 422: this way to pay lacks a setting. */
final class PaymentsNotConfigured extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param setting its property, such as {@code errand.payments.stripe.secret-key} */
    PaymentsNotConfigured(String method, String setting) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "payments-not-configured",
                "Payments are not configured",
                "nothing can be paid by " + method + " here until " + setting + " is set",
                new Fault("payment_method", "needs " + setting, null));
    }
}
