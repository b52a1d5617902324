package dev.errand.api.order.payment;

import java.math.BigDecimal;
import java.util.Set;

/**
 * Amounts as Stripe counts them, in the smallest unit of their currency.
 *
 * @see <a href="https://docs.stripe.com/currencies#zero-decimal">Stripe, zero-decimal currencies and special cases</a>
 */
final class MinorUnits {

    private static final Set<String> NONE = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THREE = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    private MinorUnits() {}

    /**
     * Such as 2499 for 24.99 US dollars, and 2499 for 2499 yen.
     *
     * @param currency in small letters
     * @throws ArithmeticException if the amount has a part of the smallest unit
     */
    static long of(BigDecimal amount, String currency) {
        var digits = NONE.contains(currency) ? 0 : THREE.contains(currency) ? 3 : 2;
        return amount.movePointRight(digits).longValueExact();
    }
}
