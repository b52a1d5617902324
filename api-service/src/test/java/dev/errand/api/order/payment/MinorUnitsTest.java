package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The examples are those of Stripe's page on currencies. */
class MinorUnitsTest {

    private static long units(String amount, String currency) {
        return MinorUnits.of(new BigDecimal(amount), currency);
    }

    @Test
    void amountsAreCountedInTheSmallestUnitOfTheirCurrency() {
        assertThat(units("10.00", "usd")).isEqualTo(1000);
        assertThat(units("500", "jpy")).isEqualTo(500);
        assertThat(units("500.00", "jpy")).isEqualTo(500);
        assertThat(units("5.12", "kwd")).isEqualTo(5120);
        assertThat(units("5.00", "ugx")).isEqualTo(500); // counted in hundredths that there are no more
        assertThat(units("800.45", "twd")).isEqualTo(80045);
    }

    @Test
    void aPartOfTheSmallestUnitIsNotRounded() {
        assertThatThrownBy(() -> units("9.99", "jpy")).isInstanceOf(ArithmeticException.class);
    }
}
