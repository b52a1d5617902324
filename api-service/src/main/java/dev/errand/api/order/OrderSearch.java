package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.job.IdRange;
import dev.errand.api.problem.InvalidValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds everybody's orders, newest first. */
@Component
class OrderSearch {

    private static final List<String> STATUSES =
            List.of("pending", "paid", "processing", "completed", "failed", "refunded");

    private final DatabaseClient database;

    OrderSearch(DatabaseClient database) {
        this.database = database;
    }

    /** @param status null is any. Fails with {@link InvalidValue} if it is none that an order has */
    record Filter(
            DeskWindow window, @Nullable UUID id, @Nullable String status) {
        Filter {
            if (status != null && !STATUSES.contains(status)) {
                throw new InvalidValue("status", "is none that an order has", STATUSES);
            }
        }
    }

    /** One row more than the page has, if there are so many. */
    Mono<List<OrderView>> find(Caller caller, Filter filter) {
        return Shielded.from(() -> statement(filter, "")
                .map(row -> OrderView.read(row, caller))
                .all()
                .collectList());
    }

    /** @param prefix nothing, or {@code EXPLAIN} */
    DatabaseClient.GenericExecuteSpec statement(Filter filter, String prefix) {
        var window = filter.window;
        var ids = IdRange.of(window.from(), window.to());
        var conditions = new Conditions()
                .of(window.email(), "id", "id")
                .holds("id = :id", "id", filter.id)
                .holds("status = :status", "status", filter.status)
                .holds("id > :after", "after", ids.after())
                .holds("id < :until", "until", ids.before())
                .holds("created_at >= :from", "from", window.from())
                .holds("created_at < :to", "to", window.to())
                .holds("id < :before", "before", window.before());
        return conditions.bind(database, prefix + OrderReads.select(conditions.where()), window.rows());
    }
}
