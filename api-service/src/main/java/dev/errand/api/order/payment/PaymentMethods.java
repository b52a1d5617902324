package dev.errand.api.order.payment;

import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ways to pay that there are. */
@Component
public class PaymentMethods {

    private final List<PaymentMethod> methods;

    PaymentMethods(List<PaymentMethod> methods) {
        this.methods = List.copyOf(methods);
    }

    /** Throws a 422 problem if there is none of this name, or it is not configured. */
    public PaymentMethod named(String name) {
        var method = methods.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("payment_method", "is no way to pay here", names()));
        method.requireReady();
        return method;
    }

    /** The names of those that are configured. */
    public List<String> ready() {
        return methods.stream()
                .filter(PaymentMethods::isReady)
                .map(PaymentMethod::name)
                .sorted()
                .toList();
    }

    private static boolean isReady(PaymentMethod method) {
        try {
            method.requireReady();
            return true;
        } catch (Problem notConfigured) {
            return false;
        }
    }

    private List<String> names() {
        return methods.stream().map(PaymentMethod::name).sorted().toList();
    }
}
