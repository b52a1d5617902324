package dev.errand.api.order.payment;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import io.r2dbc.spi.Parameters;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds orders for paying, and keeps the checkouts that were begun for them. */
@Component
class PayableOrders {

    private static final String FIND = "SELECT " + PayableOrder.COLUMNS + " FROM fortune_order WHERE id = :order";
    private static final String OF_PAYMENT =
            "SELECT " + PayableOrder.COLUMNS + " FROM fortune_order WHERE payment_intent = :intent";

    /** Unless the order was paid or given another checkout in between. */
    private static final String KEEP = """
            UPDATE fortune_order
               SET payment_id = :payment, checkout_url = :url, payment_status = 'pending', updated_at = now()
             WHERE id = :order AND paid_at IS NULL AND (payment_id IS NOT DISTINCT FROM :known OR payment_id = :payment)
            """;

    private final DatabaseClient database;

    PayableOrders(DatabaseClient database) {
        this.database = database;
    }

    /** Fails with {@link UnknownId} if there is no such order, or none that the caller sees. */
    Mono<PayableOrder> ofCaller(UUID order) {
        return Caller.current()
                .flatMap(caller -> Shielded.from(() -> one(order))
                        .filter(found -> caller.sees(found.purchase().account())))
                .switchIfEmpty(Mono.error(() -> new UnknownId("order", order)));
    }

    /** Whosever it is; empty if there is no such order. */
    Mono<PayableOrder> find(UUID order) {
        return RowAccess.everything(Shielded.from(() -> one(order)));
    }

    /** The order that was paid with this payment, whosever it is; empty if there is none. */
    Mono<PayableOrder> paidWith(String paymentIntent) {
        return RowAccess.everything(Shielded.from(() -> database.sql(OF_PAYMENT)
                .bind("intent", paymentIntent)
                .map(PayableOrder::read)
                .one()));
    }

    private Mono<PayableOrder> one(UUID order) {
        return database.sql(FIND).bind("order", order).map(PayableOrder::read).one();
    }

    /** Keeps the checkout that was begun for this order, and answers what stands in the row then. */
    Mono<PayableOrder> keep(PayableOrder order, Checkout checkout) {
        var payment = Parameters.in(io.r2dbc.spi.R2dbcType.VARCHAR, checkout.paymentId());
        return RowAccess.everything(Shielded.from(() -> database.sql(KEEP)
                .bind("order", order.id())
                .bind("payment", payment)
                .bind("url", Parameters.in(io.r2dbc.spi.R2dbcType.VARCHAR, checkout.checkoutUrl()))
                .bind("known", Parameters.in(io.r2dbc.spi.R2dbcType.VARCHAR, order.paymentId()))
                .then()
                .then(one(order.id()))));
    }
}
