package dev.errand.worker.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number in a row, where it stands.
 *
 * @param amount null for a place that holds no number, such as {@code n/a}
 */
record Value(int left, int right, @Nullable BigDecimal amount, boolean percent) {

    int centre() {
        return (left + right) / 2;
    }
}
