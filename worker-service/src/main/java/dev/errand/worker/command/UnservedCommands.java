package dev.errand.worker.command;

import dev.errand.job.JobError;
import dev.errand.job.JobType;
import dev.errand.job.Json;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fails the jobs of commands that this worker is not let run and that no other worker serves either: they would wait for
 * ever, and nobody would say why. Every worker that lacks the sandbox does it; it does no harm twice.
 */
final class UnservedCommands implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(UnservedCommands.class);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private static final String FAIL = """
            UPDATE job SET status = 'failed', completed_at = now(), error = :error::jsonb
             WHERE id = ANY (ARRAY(SELECT id FROM job
                                    WHERE lane = :lane AND status = 'queued' AND type = :type
                                      AND queued_at < now() - :patience * interval '1 millisecond'
                                    ORDER BY priority, seq LIMIT 1000 FOR UPDATE SKIP LOCKED))
               AND worker_id IS NULL AND completed_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM worker
                                WHERE :type = ANY (types) AND state = 'running'
                                  AND heartbeat_at > now() - interval '1 minute')
            """;

    private final DatabaseClient database;
    private final Map<JobType<?>, String> refused;
    private final Duration patience;
    private final Disposable rounds;

    /**
     * @param refused the job types, each with what to install or to configure
     * @param patience how long a job waits for a worker that can
     */
    UnservedCommands(DatabaseClient database, Map<JobType<?>, String> refused, Duration patience) {
        this.database = database;
        this.refused = refused;
        this.patience = patience;
        this.rounds = refused.isEmpty()
                ? Disposables.disposed()
                : Flux.interval(EVERY)
                        .onBackpressureDrop()
                        .concatMap(round -> fail(), 1)
                        .subscribe();
    }

    /** How many jobs failed now. */
    Mono<Long> fail() {
        return Flux.fromIterable(refused.entrySet())
                .concatMap(entry -> fail(entry.getKey(), entry.getValue()))
                .reduce(0L, Long::sum)
                .onErrorResume(failure -> {
                    log.warn("could not look for jobs that nobody serves: {}", failure.toString());
                    return Mono.just(0L);
                });
    }

    private Mono<Long> fail(JobType<?> type, String why) {
        var error = new JobError("sandbox", "no worker can run " + type.name() + ": " + why);
        return database.sql(FAIL)
                .bind("error", Json.of(error).text())
                .bind("lane", type.lane().name())
                .bind("type", type.name())
                .bind("patience", patience.toMillis())
                .fetch()
                .rowsUpdated()
                .doOnNext(failed -> {
                    if (failed > 0) {
                        log.warn("failed {} jobs of {}, which no worker serves: {}", failed, type.name(), why);
                    }
                });
    }

    @Override
    public void destroy() {
        rounds.dispose();
    }
}
