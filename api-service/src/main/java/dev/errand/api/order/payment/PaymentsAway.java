package dev.errand.api.order.payment;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 503: who takes the payments does not answer, or does not let this shop in; the order waits. */
final class PaymentsAway extends Problem {

    private static final long serialVersionUID = 1L;

    PaymentsAway() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "payments-away",
                "Payments are away",
                "the payment service does not answer; the order stays as it is, and this can be tried again later");
    }
}
