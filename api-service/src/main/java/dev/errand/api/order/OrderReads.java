package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.explain.Explanations;
import dev.errand.api.job.JobReads;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.JobId;
import java.util.List;
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
                           updated_at
                      FROM fortune_order %s ORDER BY id DESC LIMIT :limit) AS o
                   LEFT JOIN job ON job.id = o.job_id
                   LEFT JOIN fortune_report AS report ON report.order_id = o.id
             ORDER BY o.id DESC
            """;

    private final DatabaseClient database;
    private final JobReads jobs;
    private final Explanations explanations;

    OrderReads(DatabaseClient database, JobReads jobs, Explanations explanations) {
        this.database = database;
        this.jobs = jobs;
        this.explanations = explanations;
    }

    /** The newest {@code :limit} orders, as {@link OrderView#read} takes them, of those that this condition holds for. */
    static String select(String where) {
        return SELECT.formatted(where);
    }

    /** With its job's stages and place in line; fails with {@link UnknownId} if the caller sees no such order. */
    Mono<OrderView> find(Caller caller, UUID id) {
        return brief(caller, id).flatMap(order -> {
            var job = order.jobId();
            return job == null || order.job() == null ? Mono.just(order) : followed(order, new JobId(job));
        });
    }

    /** The same without stages and place in line, which cost more to find out than an order does. */
    Mono<OrderView> brief(Caller caller, UUID id) {
        return Shielded.from(() -> database.sql(select("WHERE id = :id"))
                        .bind("id", id)
                        .bind("limit", 1)
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
        var conditions = new Conditions()
                .holds("account_id = :account", "account", caller.account())
                .holds("id < :before", "before", before);
        return Shielded.from(() -> conditions
                .bind(database, select(conditions.where()), limit)
                .map(row -> OrderView.read(row, caller))
                .all()
                .collectList());
    }
}
