package dev.errand.api.order;

import dev.errand.api.order.payment.PaymentMethods;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How orders can be paid here. */
@Component
final class PaymentChoice {

    /** Costs nothing. */
    static final String TEST = "test";

    private final List<String> taken;

    PaymentChoice(ShopProperties shop, PaymentMethods methods) {
        var all = new ArrayList<>(methods.ready());
        var test = shop.testPayments();
        if (test == null ? all.isEmpty() : test) {
            all.add(TEST);
        }
        this.taken = List.copyOf(all);
    }

    /** By their names: those that cost something first. */
    List<String> taken() {
        return taken;
    }
}
