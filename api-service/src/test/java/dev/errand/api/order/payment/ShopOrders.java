package dev.errand.api.order.payment;

import dev.errand.job.JobId;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** Orders as their rows say. */
public final class ShopOrders {

    static final String PROFILE = """
            {"name": "Lin Mei", "birth_date": "1990-05-17", "birth_time": "23:40:00",
             "birth_location": "Taipei, Taiwan", "timezone": "Asia/Taipei", "gender": "female"}
            """;

    private final DatabaseClient database;

    public ShopOrders(DatabaseClient database) {
        this.database = database;
    }

    public void clear() {
        database.sql("TRUNCATE fortune_order, stripe_event, stripe_refund CASCADE")
                .then()
                .block();
    }

    /** An order of 24.99 US dollars that nobody has paid. */
    public UUID pending(UUID account, String method) {
        var id = JobId.next().value();
        database.sql("""
                        INSERT INTO fortune_order (id, account_id, email, profile, package, experts, total_price, question,
                                                   language, payment_method)
                        VALUES (:id, :account, 'customer@example.com', :profile::jsonb, 'popular-trio',
                                '{bazi,ziwei,astrology}', :price, 'Shall I move?', 'en', :method)
                        """)
                .bind("id", id)
                .bind("account", account)
                .bind("method", method)
                .bind("price", new BigDecimal("24.99"))
                .bind("profile", PROFILE)
                .then()
                .block();
        return id;
    }

    public void profile(UUID order, String json) {
        database.sql("UPDATE fortune_order SET profile = :profile::jsonb WHERE id = :id")
                .bind("profile", json)
                .bind("id", order)
                .then()
                .block();
    }

    /** What an expression says of an order. */
    public String text(UUID order, String expression) {
        return database.sql("SELECT (" + expression + ")::text AS value FROM fortune_order WHERE id = :id")
                .bind("id", order)
                .map(row -> String.valueOf(row.get("value", String.class)))
                .one()
                .block();
    }

    /** All that payments have to agree on, in one line. */
    public String state(UUID order) {
        return text(order, """
                concat_ws(' ', status, payment_status, payment_intent, paid_at IS NOT NULL, refunded_at IS NOT NULL,
                          (SELECT count(*) FROM job WHERE type = 'fortune.analysis' AND input ->> 'order' = fortune_order.id::text),
                          (SELECT status FROM job WHERE job.id = job_id))
                """);
    }

    public JobId job(UUID order) {
        return JobId.parse(text(order, "job_id"));
    }
}
