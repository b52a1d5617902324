package dev.errand.api.progress;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.JobId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Finds out which watched jobs have ended, in one query for all that may have: those the bell rang for, and every now
 * and then all of them, since a bell can be lost. One thread; queries never overlap, and never follow each other
 * closer than the breath in between.
 */
@Component
class Lookout implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long BREATH_MILLIS = 20;
    private static final int MOST_IDS = 100;

    private static final String RUNNING = "SELECT id FROM job WHERE id = ANY(:ids) AND completed_at IS NULL";

    private final BlockingQueue<JobId> unsure = new LinkedBlockingQueue<>();
    private final DatabaseClient database;
    private final Watchers watchers;
    private final long lookNanos;
    private volatile boolean running;
    private boolean failing;

    Lookout(DatabaseClient database, Watchers watchers, EventProperties properties) {
        this.database = database;
        this.watchers = watchers;
        this.lookNanos = properties.look().toNanos();
    }

    @Override
    public void start() {
        running = true;
        watchers.tell(unsure::add);
        var thread = new Thread(this::run, "lookout");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the streams were ended, and before the connections are closed. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var next = System.nanoTime();
        while (running) {
            try {
                var first = unsure.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (first == null) {
                    next = System.nanoTime() + lookNanos;
                    watchers.listen();
                    look(watchers.jobs(), true);
                } else {
                    look(with(first), false);
                    Thread.sleep(BREATH_MILLIS);
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private Set<JobId> with(JobId first) {
        var jobs = new HashSet<JobId>();
        jobs.add(first);
        unsure.drainTo(jobs);
        return jobs;
    }

    /** @param ringAll whether to ring for jobs that have not ended, too: there may be events that no bell told of */
    private void look(Collection<JobId> jobs, boolean ringAll) {
        var all = List.copyOf(jobs);
        for (var from = 0; from < all.size(); from += MOST_IDS) {
            var some = all.subList(from, Math.min(from + MOST_IDS, all.size()));
            var live = live(some);
            for (var job : some) {
                var watch = watchers.find(job);
                var ended = !live.contains(job);
                if (watch != null && (ended || ringAll)) {
                    watch.ring(ended);
                }
            }
        }
        failing = false;
    }

    private Set<JobId> live(List<JobId> jobs) {
        var ids = jobs.stream().map(JobId::value).toArray(UUID[]::new);
        var live = RowAccess.everything(Shielded.from(() -> database.sql(RUNNING)
                        .bind("ids", ids)
                        .filter(statement -> statement.fetchSize(MOST_IDS))
                        .map(row -> new JobId(required(row, "id", UUID.class)))
                        .all()
                        .collectList()))
                .block(PATIENCE);
        return Set.copyOf(Objects.requireNonNull(live));
    }

    /** Without the database nobody learns of an end; events still come. */
    private void failed(RuntimeException failure) {
        if (!failing) {
            failing = true;
            log.warn("cannot look after watched jobs: {}", failure.toString());
        }
        watchers.jobs().forEach(job -> {
            var watch = watchers.find(job);
            if (watch != null) {
                watch.ring();
            }
        });
    }
}
