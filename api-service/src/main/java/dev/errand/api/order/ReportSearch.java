package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.InvalidValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds everybody's reports, newest first. */
@Component
class ReportSearch {

    private static final String SELECT = """
            SELECT r.*, o.email, o.language
              FROM (SELECT order_id, job_id, experts, model_used, generation_ms, view_count, last_viewed, created_at,
                           pdf IS NOT NULL AS has_pdf
                      FROM fortune_report %s ORDER BY created_at DESC, order_id DESC LIMIT :limit) AS r
                   JOIN fortune_order AS o ON o.id = r.order_id
             ORDER BY r.created_at DESC, r.order_id DESC
            """;

    private static final String OLDER =
            "(created_at, order_id) < (SELECT created_at, order_id FROM fortune_report WHERE order_id = :before)";

    private static final String KNOWN = "SELECT EXISTS (SELECT FROM fortune_report WHERE order_id = :id) AS known";

    private static final int LONGEST_MODEL = 200;

    private final DatabaseClient database;

    ReportSearch(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param job null is any, as everywhere here
     * @param model how its name begins. Fails with {@link InvalidValue} if none does
     */
    record Filter(
            DeskWindow window,
            @Nullable UUID order,
            @Nullable UUID job,
            @Nullable String model) {
        Filter {
            if (model != null && (model.isEmpty() || model.length() > LONGEST_MODEL || model.indexOf('\0') >= 0)) {
                throw new InvalidValue("model", "is 1 to 200 characters, none of them NUL", "1.." + LONGEST_MODEL);
            }
        }
    }

    /** One row more than the page has, if there are so many. Fails with {@link InvalidValue} if there is no report to go on after. */
    Mono<List<ReportRow>> find(Filter filter) {
        var before = filter.window.before();
        var found = Shielded.from(
                () -> statement(filter, "").map(ReportRow::read).all().collectList());
        return before == null ? found : found.delayUntil(rows -> rows.isEmpty() ? mustBeKnown(before) : Mono.empty());
    }

    private Mono<Void> mustBeKnown(UUID report) {
        return Shielded.from(() -> database.sql(KNOWN)
                        .bind("id", report)
                        .map(row -> required(row, "known", Boolean.class))
                        .one())
                .flatMap(known -> known
                        ? Mono.empty()
                        : Mono.error(() -> new InvalidValue("before", "is the order of no report", null)));
    }

    /** @param prefix nothing, or {@code EXPLAIN} */
    GenericExecuteSpec statement(Filter filter, String prefix) {
        var window = filter.window;
        var conditions = new Conditions()
                .of(window.email(), "order_id", "id")
                .holds("order_id = :order", "order", filter.order)
                .holds("order_id = (SELECT id FROM fortune_order WHERE job_id = :job)", "job", filter.job)
                .holds("starts_with(model_used, :model)", "model", filter.model)
                .holds("created_at >= :from", "from", window.from())
                .holds("created_at < :to", "to", window.to())
                .holds(OLDER, "before", window.before());
        return conditions.bind(database, prefix + SELECT.formatted(conditions.where()), window.rows());
    }
}
