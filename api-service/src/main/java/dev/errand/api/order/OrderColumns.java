package dev.errand.api.order;

import dev.errand.database.Parameters;
import dev.errand.job.Json;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many new orders as arrays, one per column, for an insert by {@code unnest}. */
record OrderColumns(List<NewOrder> orders) {

    Parameters parameters() {
        return new Parameters()
                .with("ids", column(UUID[]::new, NewOrder::id))
                .with("accounts", column(UUID[]::new, order -> order.caller().account()))
                .with("emails", column(String[]::new, order -> order.caller().email()))
                .with("profile_ids", column(UUID[]::new, NewOrder::profileId))
                .with(
                        "profiles",
                        column(String[]::new, order -> Json.of(order.profile()).text()))
                .with("packages", column(String[]::new, order -> order.cart().offer()))
                .with(
                        "experts",
                        column(String[]::new, order -> array(order.cart().experts())))
                .with("totals", column(BigDecimal[]::new, order -> order.cart().total()))
                .with("questions", column(String[]::new, NewOrder::question))
                .with("languages", column(String[]::new, NewOrder::language))
                .with("methods", column(String[]::new, NewOrder::paymentMethod))
                .with("keys", column(String[]::new, NewOrder::key))
                .with("requests", column(String[]::new, order -> HexFormat.of().formatHex(order.request())))
                .with("jobs", column(UUID[]::new, OrderColumns::job));
    }

    private <T> T[] column(IntFunction<T[]> array, Function<NewOrder, @Nullable T> value) {
        return orders.stream().map(value).toArray(array);
    }

    /** As PostgreSQL reads an array of texts, for an array of arrays must be rectangular; a slug needs no quotes. */
    private static String array(List<String> slugs) {
        return "{" + String.join(",", slugs) + "}";
    }

    private static @Nullable UUID job(NewOrder order) {
        return order.analysis() == null ? null : order.analysis().id().value();
    }
}
