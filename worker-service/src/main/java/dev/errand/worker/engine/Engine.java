package dev.errand.worker.engine;

import dev.errand.blob.BlobStores;
import dev.errand.database.Batches;
import dev.errand.database.Database;
import dev.errand.job.CancelTopic;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import dev.errand.progress.Bell;
import dev.errand.progress.ProgressStream;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import dev.errand.redis.RedisSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Claims jobs, runs their handlers and stores what came of them, until it is drained. Knows no workload and no
 * container: give it the servers' addresses and the handlers, start it, drain it.
 */
public final class Engine {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    /** What programs take that are asked to stop, and then killed: a grace of 10 s at most, and a little. */
    private static final Duration TO_STOP = Duration.ofSeconds(12);

    private final EngineSettings settings;
    private final WorkerId worker = WorkerId.make();
    private final RedisPresence presence = new RedisPresence(Duration.ofSeconds(1));
    private final Attempts attempts = new Attempts();
    private final RedissonClient commands;
    private final RedissonClient polls;
    private final Batches claiming;
    private final Batches finishing;
    private final ConnectionPool pool;
    private final ReadySet readySet;
    private final Claims claims;
    private final Finisher finisher;
    private final Journal journal;
    private final Items items;
    private final LeaseKeeper keeper;
    private final Sweep sweep;
    private final RedisWatch redisWatch;
    private final Roster roster;
    private final Loop heartbeat;
    private final QueueGauges gauges;
    private final List<LaneLoop> lanes;
    private volatile String state = "running";

    /** Where the engine's servers are. */
    public record Servers(Database database, RedisSettings redis, BlobStores blobs) {

        /** With files in PostgreSQL. */
        public Servers(Database database, RedisSettings redis) {
            this(database, redis, BlobStores.inPostgres());
        }
    }

    /**
     * What operators are told of this worker.
     *
     * @param version of its code
     * @param sandbox how far it can shut programs off; null if it runs none
     */
    public record About(String version, @Nullable String sandbox) {}

    public Engine(
            EngineSettings settings,
            Servers servers,
            Handlers handlers,
            About about,
            MeterRegistry registry,
            EngineListener listener) {
        this.settings = settings;
        this.commands = RedisClients.commands(servers.redis);
        this.polls = RedisClients.polls(servers.redis, settings.lanes().size());
        this.claiming =
                servers.database.forgetfulBatches("claims", settings.lanes().size() + 1);
        this.finishing = servers.database.loopBatches("finishes", 1);
        this.pool = servers.database.loopPool("worker", 8);
        var database = DatabaseClient.create(pool);
        var transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        var metrics = new EngineMetrics(registry);
        var bell = new Bell(commands);
        this.readySet = new ReadySet(commands, polls, presence, settings.fair());
        var recovery = new Recovery(database, handlers);
        var limits = new Limits(database);
        var stages = new Stages(database, worker);
        var rows = new OwnRows();
        this.items = new Items(database, worker, rows);
        this.journal = new Journal(database, new ProgressStream(commands, bell), presence);
        this.finisher =
                new Finisher(new Finishes(finishing, database, transaction, worker, rows), readySet, bell, metrics);
        var artifacts = new Artifacts(database, transaction, servers.blobs().over(database), worker);
        var runner = new Runner(
                handlers, new Runner.RunRows(stages, items, artifacts), journal, finisher, metrics, listener);
        this.keeper = new LeaseKeeper(
                settings,
                new Leases(claiming, worker, settings.lease(), rows),
                stages,
                attempts,
                runner,
                finisher,
                presence,
                metrics);
        this.sweep = new Sweep(settings, recovery, limits, readySet, bell, presence, metrics);
        this.redisWatch = new RedisWatch(commands, presence, new CancelTopic(commands), attempts);
        this.roster = new Roster(database, worker, about, settings, handlers);
        this.heartbeat = new Loop("errand-heartbeat", settings.heartbeat(), this::beat);
        this.gauges = new QueueGauges(database, settings.lanes().keySet(), registry);
        this.claims = new Claims(claiming, worker, settings.lease(), handlers, limits::known);
        var tools = new LaneLoop.Tools(
                readySet, presence, claims, recovery, attempts, runner, finisher, handlers, metrics, listener);
        this.lanes = settings.lanes().entrySet().stream()
                .map(lane -> loop(lane, tools, metrics))
                .toList();
    }

    private LaneLoop loop(Map.Entry<Lane, Integer> lane, LaneLoop.Tools tools, EngineMetrics metrics) {
        var loop = new LaneLoop(lane.getKey(), lane.getValue(), settings.surplus(), tools);
        metrics.lane(lane.getKey(), loop, lane.getValue());
        return loop;
    }

    /** Starts claiming. The database may still be on its way: the engine waits for it. */
    public void start() {
        log.info("worker {} serves {}", worker, settings.lanes());
        redisWatch.start();
        var priming = Threads.named("errand-prime").newThread(() -> tryTo("prime the connections", this::prime));
        priming.start();
        heartbeat.start();
        keeper.start();
        gauges.start();
        sweep.start();
        lanes.forEach(LaneLoop::start);
    }

    /** Claims, renews and finishes nothing, so that the first job does not wait for connections and code to be loaded. */
    private void prime() {
        claims.take(List.of());
        keeper.prime();
        finisher.prime();
        Json.of(Json.NULL.tree());
    }

    private void beat() {
        roster.beat(state, attempts.size(), sinceProved());
        roster.forgetOthers();
    }

    /** How long ago the slowest lane took a job or proved its queue empty. Over 30 s the worker is not well. */
    public Duration sinceProved() {
        return lanes.stream()
                .map(LaneLoop::sinceProved)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** Whether Redis answered when it was last asked. */
    public boolean redisIsHere() {
        return presence.here();
    }

    /** One round trip to Redis; fails if it is away. */
    public CompletionStage<?> askRedis() {
        return redisWatch.ask();
    }

    /** Tells the workers of jobs that a workload has stored, after its commit. May block while Redis is away; never fails. */
    public void offer(List<Queued> stored) {
        if (!stored.isEmpty() && presence.here()) {
            readySet.offer(stored);
        }
    }

    /** Names this worker in the database and in logs. */
    public String worker() {
        return worker.text();
    }

    /**
     * Stops claiming, lets running jobs finish within the grace, hands back the rest: they run elsewhere, and no retry
     * is used up. Then closes all connections.
     */
    public void drain() {
        state = "draining";
        log.info("worker {} drains {} jobs", worker, attempts.size());
        tryTo("say that it drains", this::beat);
        lanes.parallelStream().forEach(LaneLoop::stopClaiming);
        attempts.all().stream().filter(attempt -> !attempt.started()).forEach(it -> it.stop(Attempt.Stop.DRAINED));
        awaitEmpty(settings.grace());
        attempts.all().forEach(attempt -> attempt.stop(Attempt.Stop.DRAINED));
        awaitEmpty(TO_STOP);
        attempts.all().stream().filter(Attempt::conclude).forEach(this::handBackRunning);
        state = "stopped";
        tryTo("say that it stopped", this::beat);
        close();
    }

    private void handBackRunning(Attempt attempt) {
        log.error(
                "job {} does not stop; handed back while its thread still runs",
                attempt.claim().job());
        finisher.submit(Finish.of(attempt.claim(), new Outcome.HandedBack(Duration.ZERO)));
    }

    private void awaitEmpty(Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (attempts.size() > 0 && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void close() {
        heartbeat.stop();
        gauges.stop();
        sweep.stop();
        keeper.stop();
        redisWatch.stop();
        items.close();
        finisher.close();
        journal.close();
        tryTo("close Redis", () -> {
            polls.shutdown(0, 2, TimeUnit.SECONDS);
            commands.shutdown(0, 2, TimeUnit.SECONDS);
        });
        claiming.close();
        finishing.close();
        pool.dispose();
    }

    private static void tryTo(String what, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.warn("could not {}: {}", what, e.toString());
        }
    }
}
