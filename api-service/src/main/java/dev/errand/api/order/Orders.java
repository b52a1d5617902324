package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.fortune.BirthProfile;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of orders. */
@Component
class Orders {

    private static final String INSERT = """
            INSERT INTO fortune_order (id, account_id, email, profile_id, profile, package, experts, total_price, question,
                                       language, payment_method, request_key, request)
            SELECT :id, account.id, account.email, :profile_id, :profile::jsonb, :package, :experts, :total, :question,
                   :language, :method, :key, :request
              FROM account WHERE account.id = :account
            ON CONFLICT (account_id, request_key) DO NOTHING
            """;

    /** For orders that cost nothing: others are booked by what their payment method tells. */
    private static final String PAY = """
            UPDATE fortune_order
               SET payment_status = 'paid', paid_at = now(), status = 'paid', job_id = :job, updated_at = now()
             WHERE id = :id AND payment_status IN ('pending', 'expired') AND job_id IS NULL
            RETURNING account_id, experts, profile::text AS profile, question, language
            """;

    private static final String BY_KEY =
            "SELECT id, encode(request, 'hex') AS request FROM fortune_order WHERE account_id = :account AND request_key = :key";

    /**
     * What is bought.
     *
     * @param offer the package's slug; null for single experts
     * @param description for the customer's bill
     */
    record Cart(@Nullable String offer, String description, List<String> experts, BigDecimal total) {}

    /**
     * An order to be stored.
     *
     * @param key the request's Idempotency-Key; null for none
     * @param request what was asked for under it: 32 bytes
     */
    record NewOrder(
            UUID id,
            Caller caller,
            Cart cart,
            @Nullable UUID profileId,
            BirthProfile profile,
            @Nullable String question,
            String language,
            String paymentMethod,
            @Nullable String key,
            byte[] request) {}

    /** An order that was made under a key before. */
    record Earlier(UUID id, String request) {}

    private final DatabaseClient database;
    private final Jobs jobs;

    Orders(DatabaseClient database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Within the caller's transaction. False if there is an order under its key. */
    Mono<Boolean> insert(NewOrder order) {
        return database.sql(INSERT)
                .bind("id", order.id)
                .bind("account", order.caller.account())
                .bind(
                        "profile_id",
                        order.profileId == null ? Parameters.in(UUID.class) : Parameters.in(order.profileId))
                .bind("profile", Json.of(order.profile).text())
                .bind("package", Parameters.in(R2dbcType.VARCHAR, order.cart.offer))
                .bind("experts", order.cart.experts.toArray(String[]::new))
                .bind("total", order.cart.total)
                .bind("question", Parameters.in(R2dbcType.VARCHAR, order.question))
                .bind("language", order.language)
                .bind("method", order.paymentMethod)
                .bind("key", Parameters.in(R2dbcType.VARCHAR, order.key))
                .bind("request", order.request)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /**
     * Marks an order paid and stores its one job, within the caller's transaction; offer what comes of it after the commit.
     *
     * @return empty if it was paid already, or is unknown
     */
    Mono<List<Queued>> pay(UUID order) {
        var job = JobId.next();
        return database.sql(PAY)
                .bind("id", order)
                .bind("job", job.value())
                .map(row -> NewJob.of(
                                FortuneAnalysis.TYPE,
                                new FortuneAnalysis(
                                        order,
                                        List.of(required(row, "experts", String[].class)),
                                        new Json(required(row, "profile", String.class)).as(BirthProfile.class),
                                        row.get("question", String.class),
                                        required(row, "language", String.class),
                                        java.time.Clock.systemUTC().instant()),
                                JobOptions.NONE.owner(required(row, "account_id", UUID.class)))
                        .as(job))
                .one()
                .flatMap(analysis -> jobs.insert(List.of(analysis)));
    }

    Mono<Earlier> underKey(Caller caller, String key) {
        return Shielded.from(() -> database.sql(BY_KEY)
                .bind("account", caller.account())
                .bind("key", key)
                .map(row -> new Earlier(required(row, "id", UUID.class), required(row, "request", String.class)))
                .one());
    }
}
