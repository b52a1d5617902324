package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.blob.BlobId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The reports of orders. */
@Component
class Reports {

    private static final String OF_ORDER = """
            SELECT o.account_id, o.status, r.html, r.pdf
              FROM fortune_order AS o LEFT JOIN fortune_report AS r ON r.order_id = o.id
             WHERE o.id = :order
            """;
    private static final String VIEWED = """
            UPDATE fortune_report SET view_count = view_count + 1, last_viewed = now() WHERE order_id = :order
            """;

    /**
     * An order's report.
     *
     * @param status of the order
     * @param html null if there is none yet
     */
    record Report(
            UUID account,
            String status,
            @Nullable String html,
            @Nullable BlobId pdf) {}

    private final DatabaseClient database;

    Reports(DatabaseClient database) {
        this.database = database;
    }

    /** Empty if the caller sees no such order. */
    Mono<Report> find(Caller caller, UUID order) {
        return Shielded.from(() -> database.sql(OF_ORDER)
                        .bind("order", order)
                        .map(row -> {
                            var pdf = row.get("pdf", UUID.class);
                            return new Report(
                                    required(row, "account_id", UUID.class),
                                    required(row, "status", String.class),
                                    row.get("html", String.class),
                                    pdf == null ? null : new BlobId(pdf));
                        })
                        .one())
                .filter(report -> caller.sees(report.account));
    }

    /** Counts that its customer has looked at it; others' looking is not counted. */
    Mono<Void> viewed(UUID order) {
        return Shielded.from(() -> database.sql(VIEWED).bind("order", order).then());
    }
}
