package dev.errand.api.order.payment;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 409: the order's payment is not where it can be paid, or given back. */
final class NotPayable extends Problem {

    private static final long serialVersionUID = 1L;

    private NotPayable(String type, String title, String detail) {
        super(HttpStatus.CONFLICT, type, title, detail);
    }

    static NotPayable paid(PayableOrder order) {
        return new NotPayable(
                "order-paid", "Order is paid", "order " + order.id() + " is " + order.paymentStatus() + " already");
    }

    static NotPayable unpaid(PayableOrder order) {
        return new NotPayable(
                "order-unpaid",
                "Order is not paid",
                "order " + order.id() + " was not paid: there is nothing to give back");
    }
}
