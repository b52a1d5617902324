package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.explain.Explanations;
import dev.errand.api.job.JobReads;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds orders for those who ask. */
@Component
class OrderReads {

    private static final String SELECT = """
            SELECT o.*, o.profile::text AS profile, job.status AS job_status, job.progress, job.attempt, job.failures,
                   job.error ->> 'message' AS error_message, report.created_at AS report_at, report.experts AS report_experts,
                   report.model_used, report.generation_ms, report.view_count, report.last_viewed,
                   report.pdf IS NOT NULL AS has_pdf
              FROM (SELECT id, account_id, email, profile, package, experts, currency, total_price, question, language,
                           status, payment_method, payment_status, checkout_url, job_id, created_at, paid_at, refunded_at,
                           updated_at FROM fortune_order) AS o
                   LEFT JOIN job ON job.id = o.job_id
                   LEFT JOIN fortune_report AS report ON report.order_id = o.id
            """;

    private final DatabaseClient database;
    private final JobReads jobs;
    private final Explanations explanations;

    OrderReads(DatabaseClient database, JobReads jobs, Explanations explanations) {
        this.database = database;
        this.jobs = jobs;
        this.explanations = explanations;
    }

    /**
     * What to look for; null is anything.
     *
     * @param email its beginning
     * @param before an order's id: those that are older
     */
    record Filter(
            @Nullable String email,
            @Nullable UUID id,
            @Nullable String status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID before,
            int limit) {}

    /** With its job's stages and place in line; fails with {@link UnknownId} if the caller sees no such order. */
    Mono<OrderView> find(Caller caller, UUID id) {
        return brief(caller, id).flatMap(order -> {
            var job = order.jobId();
            return job == null || order.job() == null ? Mono.just(order) : followed(order, new JobId(job));
        });
    }

    /** The same without stages and place in line, which cost more to find out than an order does. */
    Mono<OrderView> brief(Caller caller, UUID id) {
        return Shielded.from(() -> database.sql(SELECT + " WHERE o.id = :id")
                        .bind("id", id)
                        .map(row -> caller.sees(required(row, "account_id", UUID.class))
                                ? java.util.Optional.of(OrderView.read(row, caller))
                                : java.util.Optional.<OrderView>empty())
                        .one())
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> new UnknownId("order", id)));
    }

    private Mono<OrderView> followed(OrderView order, JobId job) {
        return jobs.stages(job)
                .zipWith(explanations.place(job))
                .map(both -> order.with(
                        both.getT1(), both.getT2().position(), both.getT2().estimatedStart()));
    }

    /** The caller's own, newest first. */
    Mono<List<OrderView>> own(Caller caller, @Nullable UUID before, int limit) {
        return Shielded.from(() -> {
            var sql = SELECT + " WHERE o.account_id = :account" + (before == null ? "" : " AND o.id < :before")
                    + " ORDER BY o.id DESC LIMIT :limit";
            var statement = database.sql(sql).bind("account", caller.account()).bind("limit", limit);
            return (before == null ? statement : statement.bind("before", before))
                    .map(row -> OrderView.read(row, caller))
                    .all()
                    .collectList();
        });
    }

    /** Everybody's, newest first, for operators. */
    Mono<List<OrderView>> search(Caller caller, Filter filter) {
        return Shielded.from(() -> {
            var where = new ArrayList<String>();
            add(where, filter.email, "lower(o.email) LIKE :email");
            add(where, filter.id, "o.id = :id");
            add(where, filter.status, "o.status = :status");
            add(where, filter.from, "o.created_at >= :from");
            add(where, filter.to, "o.created_at < :to");
            add(where, filter.before, "o.id < :before");
            var statement = database.sql(SELECT + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                            + " ORDER BY o.id DESC LIMIT :limit")
                    .bind("limit", filter.limit);
            statement = filter.email == null
                    ? statement
                    : statement.bind(
                            "email", filter.email.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
            statement = filter.id == null ? statement : statement.bind("id", filter.id);
            statement = filter.status == null ? statement : statement.bind("status", filter.status);
            statement = filter.from == null ? statement : statement.bind("from", filter.from);
            statement = filter.to == null ? statement : statement.bind("to", filter.to);
            statement = filter.before == null ? statement : statement.bind("before", filter.before);
            return statement.map(row -> OrderView.read(row, caller)).all().collectList();
        });
    }

    private static void add(List<String> where, @Nullable Object value, String condition) {
        if (value != null) {
            where.add(condition);
        }
    }
}
