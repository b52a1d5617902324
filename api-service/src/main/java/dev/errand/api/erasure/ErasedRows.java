package dev.errand.api.erasure;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.JobId;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements that an erasure is made of. */
@Component
class ErasedRows {

    /** From here on nobody comes in as this account; what is personal of it goes at once, and nobody is told. */
    private static final String SHUT = """
            WITH shut AS (
              UPDATE account SET erased_at = coalesce(erased_at, now()), email = NULL, password = NULL, role = 'user'
               WHERE id = :account RETURNING id),
            keys AS (DELETE FROM api_key WHERE account_id IN (SELECT id FROM shut)),
            webhooks AS (DELETE FROM webhook_endpoint WHERE owner_id IN (SELECT id FROM shut)),
            limits AS (DELETE FROM account_limit WHERE owner_id IN (SELECT id FROM shut)),
            orders AS (UPDATE fortune_order SET email = NULL, forgotten = true
                        WHERE account_id IN (SELECT id FROM shut))
            DELETE FROM account_session WHERE account_id IN (SELECT id FROM shut)
            """;

    private static final String CANCEL = """
            UPDATE job
               SET status = CASE WHEN worker_id IS NULL THEN 'cancelled' ELSE status END,
                   completed_at = CASE WHEN worker_id IS NULL THEN now() END,
                   cancel_requested_at = coalesce(cancel_requested_at, now())
             WHERE owner_id = :account AND completed_at IS NULL
            RETURNING id, worker_id IS NOT NULL AS running
            """;

    private static final String BATCH =
            "SELECT id FROM job WHERE owner_id = :account AND completed_at IS NOT NULL ORDER BY id LIMIT 100";

    private static final String FILES = """
            SELECT blob_id FROM document WHERE job_id = ANY (:jobs)
            UNION SELECT blob_id FROM job_artifact WHERE job_id = ANY (:jobs) LIMIT 10000
            """;

    /** What has no foreign key to the job, and the job with all that has. */
    private static final List<String> DELETE = List.of(
            "DELETE FROM job_log WHERE job_id = ANY (:jobs)",
            "DELETE FROM job_attempt WHERE job_id = ANY (:jobs)",
            "DELETE FROM job_tag WHERE job_id = ANY (:jobs)",
            "DELETE FROM job_usage WHERE job_id = ANY (:jobs)",
            "DELETE FROM job WHERE id = ANY (:jobs)");

    private static final String DELETE_FILES = """
            DELETE FROM blob
             WHERE id = ANY (:files) AND NOT EXISTS (SELECT FROM document WHERE blob_id = blob.id)
               AND NOT EXISTS (SELECT FROM job_artifact WHERE blob_id = blob.id)
            """;

    private static final String DELETE_KEYS = "DELETE FROM job_key WHERE owner_id = :account";

    /** Not at once: a request that was let in before may still be storing a job. */
    private static final String FORGET = """
            DELETE FROM account
             WHERE erased_at < now() - interval '1 minute' AND id = :account
               AND NOT EXISTS (SELECT FROM job WHERE owner_id = :account)
            """;

    private static final String UNDER_WAY = "SELECT id FROM account WHERE erased_at IS NOT NULL ORDER BY id LIMIT 100";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    ErasedRows(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** @param running whether a worker has to stop it first */
    record Stopped(JobId id, boolean running) {}

    Mono<Void> shut(UUID account) {
        return run(() -> database.sql(SHUT).bind("account", account).then());
    }

    Mono<List<Stopped>> cancel(UUID account) {
        return run(() -> database.sql(CANCEL)
                .bind("account", account)
                .map(row -> new Stopped(
                        new JobId(required(row, "id", UUID.class)), required(row, "running", Boolean.class)))
                .all()
                .collectList());
    }

    /** Deletes some jobs that have ended, with all that is theirs, in one transaction; the jobs it deleted. */
    Mono<List<JobId>> deleteSome(UUID account) {
        return run(() -> ids(database.sql(BATCH).bind("account", account), "id")
                .flatMap(jobs ->
                        jobs.length == 0 ? Mono.just(jobs) : delete(jobs).thenReturn(jobs))
                .map(jobs -> List.of(jobs).stream().map(JobId::new).toList())
                .as(transaction::transactional));
    }

    private Mono<Void> delete(UUID[] jobs) {
        return ids(database.sql(FILES).bind("jobs", jobs), "blob_id")
                .flatMap(files -> Flux.fromIterable(DELETE)
                        .concatMap(statement ->
                                database.sql(statement).bind("jobs", jobs).then())
                        .then(database.sql(DELETE_FILES).bind("files", files).then()));
    }

    private static Mono<UUID[]> ids(DatabaseClient.GenericExecuteSpec statement, String column) {
        return statement
                .map(row -> required(row, column, UUID.class))
                .all()
                .collectList()
                .map(list -> list.toArray(UUID[]::new));
    }

    Mono<Void> deleteKeys(UUID account) {
        return run(() -> database.sql(DELETE_KEYS).bind("account", account).then());
    }

    /** Deletes the account itself, once nothing else of it is left. */
    Mono<Void> forget(UUID account) {
        return run(() -> database.sql(FORGET).bind("account", account).then());
    }

    /** Accounts whose erasure has begun. */
    Mono<List<UUID>> underWay() {
        return run(() -> database.sql(UNDER_WAY)
                .map(row -> required(row, "id", UUID.class))
                .all()
                .collectList());
    }

    private static <T> Mono<T> run(java.util.function.Supplier<Mono<T>> work) {
        return RowAccess.everything(Shielded.from(work));
    }
}
