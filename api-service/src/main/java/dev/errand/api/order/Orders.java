package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.job.Submissions;
import dev.errand.api.problem.Busy;
import dev.errand.database.Batches;
import dev.errand.database.Statements;
import dev.errand.job.GroupCommit;
import dev.errand.job.JobInserts;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores new orders, and the analyses of those that are paid: all that come at the same moment by one commit. */
@Component
class Orders implements DisposableBean {

    private static final int MOST_IN_A_COMMIT = 500;
    private static final int MOST_WAITING = 10_000;

    private static final String INSERT = """
            INSERT INTO fortune_order (id, account_id, email, profile_id, profile, package, experts, total_price, question,
                                       language, payment_method, request_key, request, job_id, status, payment_status,
                                       paid_at)
            SELECT v.id, account.id, v.email, v.profile_id, v.profile::jsonb, v.package, v.experts::text[], v.total,
                   v.question, v.language, v.method, v.key, decode(v.request, 'hex'), v.job,
                   CASE WHEN v.job IS NULL THEN 'pending' ELSE 'paid' END,
                   CASE WHEN v.job IS NULL THEN 'pending' ELSE 'paid' END,
                   CASE WHEN v.job IS NOT NULL THEN now() END
              FROM unnest(:ids::uuid[], :accounts::uuid[], :emails::text[], :profile_ids::uuid[], :profiles::text[],
                          :packages::text[], :experts::text[], :totals::numeric[], :questions::text[],
                          :languages::text[], :methods::text[], :keys::text[], :requests::text[], :jobs::uuid[])
                   AS v (id, account, email, profile_id, profile, package, experts, total, question, language, method, key,
                         request, job)
                   JOIN account ON account.id = v.account AND account.erased_at IS NULL
            ON CONFLICT (account_id, request_key) DO NOTHING
            RETURNING id, created_at
            """;

    private static final String BY_KEY =
            "SELECT id, encode(request, 'hex') AS request FROM fortune_order WHERE account_id = :account AND request_key = :key";

    /**
     * An order that was made under a key before.
     *
     * @param request SHA-256 of what was asked for, in hexadecimal
     */
    record Earlier(UUID id, String request) {}

    /** @param at when it was made */
    record Receipt(UUID order, Instant at) {
        static Receipt read(ResultSet row) throws SQLException {
            return new Receipt(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant());
        }
    }

    private final DatabaseClient reads;
    private final Batches database;
    private final Submissions submissions;
    private final GroupCommit<NewOrder, @Nullable Receipt> commits;

    Orders(DatabaseClient reads, Batches submitting, Submissions submissions) {
        this.reads = reads;
        this.database = submitting;
        this.submissions = submissions;
        this.commits = new GroupCommit<>("orders", MOST_IN_A_COMMIT, this::write);
    }

    /** Empty, and then it is not stored, if there is one under its key or no such account. Its analysis is queued by then. */
    Mono<Receipt> store(NewOrder order) {
        return Mono.defer(() -> commits.backlog() > MOST_WAITING
                ? Mono.error(new Busy("more orders are being placed than can be stored"))
                : Mono.fromFuture(commits.submit(order), true).onErrorMap(Submissions::named));
    }

    private List<@Nullable Receipt> write(List<NewOrder> orders) {
        var written = database.transaction(transaction -> write(transaction, orders));
        submissions.offer(written.ready);
        return orders.stream().map(order -> written.receipts.get(order.id())).toList();
    }

    private record Written(Map<UUID, Receipt> receipts, List<Queued> ready) {}

    private static Written write(Statements transaction, List<NewOrder> orders) {
        var parameters = new OrderColumns(orders).parameters();
        var receipts = transaction.query(INSERT, parameters, Receipt::read).stream()
                .collect(Collectors.toUnmodifiableMap(Receipt::order, Function.identity()));
        var analyses = orders.stream()
                .filter(order -> receipts.containsKey(order.id()))
                .<NewJob<?>>mapMulti((order, paid) -> {
                    if (order.analysis() != null) {
                        paid.accept(order.analysis());
                    }
                })
                .toList();
        var ready = analyses.isEmpty()
                ? List.<Queued>of()
                : JobInserts.store(transaction, analyses).ready();
        return new Written(receipts, ready);
    }

    Mono<Earlier> underKey(Caller caller, String key) {
        return Shielded.from(() -> reads.sql(BY_KEY)
                .bind("account", caller.account())
                .bind("key", key)
                .map(row -> new Earlier(required(row, "id", UUID.class), required(row, "request", String.class)))
                .one());
    }

    @Override
    public void destroy() {
        commits.close();
    }
}
