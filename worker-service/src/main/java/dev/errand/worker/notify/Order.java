package dev.errand.worker.notify;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is when news of it are sent.
 *
 * @param email the customer's address; null if none was given
 * @param name whom the analysis is about
 * @param experts by their names in the order's language
 * @param language {@code en} or {@code zh-Hant}
 * @param job its analysis; null before it is paid
 * @param attempts how often the analysis was tried
 * @param error why the latest attempt failed; null if it did not
 */
record Order(
        UUID id,
        UUID account,
        @Nullable String email,
        String name,
        List<String> experts,
        BigDecimal total,
        String currency,
        String language,
        String status,
        @Nullable UUID job,
        int attempts,
        @Nullable String error) {}
