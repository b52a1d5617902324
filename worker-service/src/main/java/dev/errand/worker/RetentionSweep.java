package dev.errand.worker;

import static dev.errand.database.Columns.required;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes jobs that ended longer ago than they are kept, with their log, history and files. What was spent stays, for accounts. Every
 * worker does it; it does no harm twice.
 */
@Component
class RetentionSweep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int PAGE = 500;

    // ids begin with the time at which the job was made, which is before it ended: the primary key finds the old ones
    private static final String OLD = """
            SELECT id FROM job
             WHERE id < :made AND completed_at < now() - :millis * interval '1 millisecond'
               AND (:type = '' AND NOT type = ANY (:named) OR type = :type)
             ORDER BY id LIMIT :page FOR UPDATE SKIP LOCKED
            """;
    private static final List<String> DELETE = List.of(
            "DELETE FROM job_log WHERE job_id = ANY (:jobs)",
            "DELETE FROM job_attempt WHERE job_id = ANY (:jobs)",
            "DELETE FROM job_tag WHERE job_id = ANY (:jobs)",
            "DELETE FROM job WHERE id = ANY (:jobs)");

    private final RetentionProperties kept;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Disposable rounds;

    RetentionSweep(RetentionProperties kept, DatabaseClient database) {
        this.kept = kept;
        this.database = database;
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(database.getConnectionFactory()));
        this.rounds = kept.forever() ? Mono.never().subscribe() : start();
    }

    private Disposable start() {
        var first = kept.every()
                .multipliedBy(ThreadLocalRandom.current().nextInt(10, 100))
                .dividedBy(100);
        return Flux.interval(first, kept.every())
                .onBackpressureDrop()
                .concatMap(round -> sweep(), 1)
                .subscribe();
    }

    /** How many jobs were removed. */
    Mono<Long> sweep() {
        var named = kept.types().keySet().toArray(String[]::new);
        var types = Flux.fromIterable(kept.types().entrySet())
                .concatMap(entry -> all(entry.getKey(), entry.getValue(), named));
        var others = kept.all() == null
                ? Flux.<Long>empty()
                : all("", kept.all(), named).flux();
        return types.concatWith(others)
                .reduce(0L, Long::sum)
                .doOnNext(removed -> {
                    if (removed > 0) {
                        log.info("removed {} jobs that were kept long enough", removed);
                    }
                })
                .onErrorResume(failure -> {
                    log.warn("old jobs were not removed: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Long> all(String type, Duration time, String[] named) {
        return Mono.defer(() -> page(type, time, named))
                .repeat()
                .takeUntil(removed -> removed < PAGE)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> page(String type, Duration time, String[] named) {
        var made = System.currentTimeMillis() - time.toMillis();
        return database.sql(OLD)
                .bind("made", new UUID(made << 16, 0))
                .bind("millis", time.toMillis())
                .bind("type", type)
                .bind("named", named)
                .bind("page", PAGE)
                .map(row -> required(row, "id", UUID.class))
                .all()
                .collectList()
                .flatMap(jobs -> Flux.fromIterable(jobs.isEmpty() ? List.<String>of() : DELETE)
                        .concatMap(statement -> database.sql(statement)
                                .bind("jobs", jobs.toArray(UUID[]::new))
                                .then())
                        .then()
                        .thenReturn((long) jobs.size()))
                .as(transaction::transactional);
    }

    @Override
    public void destroy() {
        rounds.dispose();
    }
}
