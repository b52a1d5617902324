package dev.errand.worker.notify;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Reads what messages tell of orders. */
final class Orders {

    private static final String FIND = """
            SELECT o.id, o.account_id, o.email, o.profile ->> 'name' AS name, o.total_price, o.currency, o.language, o.status,
                   o.job_id, coalesce(j.attempt, 0) AS attempts, j.error ->> 'message' AS error,
                   ARRAY (SELECT coalesce(CASE o.language WHEN 'zh-Hant' THEN e.name_zh ELSE e.name END, chosen.slug)
                            FROM unnest(o.experts) WITH ORDINALITY AS chosen (slug, n)
                            LEFT JOIN fortune_expert e ON e.slug = chosen.slug
                           ORDER BY chosen.n) AS experts
              FROM fortune_order o LEFT JOIN job j ON j.id = o.job_id
             WHERE o.id = :order
            """;

    private final DatabaseClient database;

    Orders(DatabaseClient database) {
        this.database = database;
    }

    /** Empty if there is no such order any more. */
    Optional<Order> find(UUID order) {
        return database.sql(FIND).bind("order", order).map(Orders::read).one().blockOptional();
    }

    private static Order read(Readable row) {
        return new Order(
                required(row, "id", UUID.class),
                required(row, "account_id", UUID.class),
                row.get("email", String.class),
                Optional.ofNullable(row.get("name", String.class)).orElse(""),
                List.of(required(row, "experts", String[].class)),
                required(row, "total_price", BigDecimal.class),
                required(row, "currency", String.class),
                required(row, "language", String.class),
                required(row, "status", String.class),
                row.get("job_id", UUID.class),
                required(row, "attempts", Integer.class),
                row.get("error", String.class));
    }
}
