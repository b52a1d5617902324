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
        return amount.movePointRight(digits(currency)).longValueExact();
    }

    /**
     * The other way round: 24.99 for 2499 in US dollars.
     *
     * @param currency in small letters
     */
    static BigDecimal amount(long units, String currency) {
        return BigDecimal.valueOf(units, digits(currency));
    }

    private static int digits(String currency) {
        return NONE.contains(currency) ? 0 : THREE.contains(currency) ? 3 : 2;
    }
}
