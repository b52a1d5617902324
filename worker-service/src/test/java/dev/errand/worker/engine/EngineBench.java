package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.database.Batches;
import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.embedded.EmbeddedRedis;
import dev.errand.job.CancelTopic;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStage;
import dev.errand.job.JobStatus;
import dev.errand.job.JobType;
import dev.errand.job.Jobs;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import dev.errand.job.RetryPolicy;
import dev.errand.progress.Bell;
import dev.errand.progress.ProgressStream;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A database, a Redis and as many engines as a test wants; its one handler does what the test scripts. */
final class EngineBench implements AutoCloseable {

    /** The input: names the script to run. */
    record Script(String name, int number) {}

    /** What a scripted job does. */
    interface Play {
        Object run(Script script, JobRun run) throws Exception;
    }

    static final Lane LANE = Lane.BULK;
    static final JobType<Script> TYPE = JobType.of("test.scripted", Script.class, LANE)
            .retry(new RetryPolicy(3, Duration.ofMillis(40), Duration.ofSeconds(1)));
    static final JobType<Script> STAGED = JobType.of("test.staged", Script.class, LANE)
            .retry(new RetryPolicy(3, Duration.ZERO, Duration.ofSeconds(1)))
            .stages("one", "two", "three");

    static final EngineSettings SETTINGS = new EngineSettings(
            Map.of(LANE, 4),
            Set.of(),
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofMillis(100),
            1_000,
            Duration.ofSeconds(2));

    final EmbeddedRedis redis = EmbeddedRedis.temporary().start();
    final Database database;
    final ConnectionPool pool;
    final DatabaseClient sql;
    final Batches batches;
    final RedissonClient redisson;
    final ReadySet readySet;
    final Jobs jobs;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RedisSettings redisSettings;
    private final Map<String, Play> plays = new ConcurrentHashMap<>();
    private final List<Engine> engines = new ArrayList<>();

    EngineBench() {
        var fresh = TestServers.freshDatabase();
        database = new Database(new DatabaseSettings(
                fresh.host(), fresh.port(), fresh.name(), fresh.user(), fresh.password(), 8, Duration.ofSeconds(20)));
        pool = database.pool("test");
        sql = DatabaseClient.create(pool);
        batches = database.loopBatches("test", 4);
        redisSettings = new RedisSettings(redis.url(), Duration.ofMillis(800));
        redisson = RedisClients.commands(redisSettings);
        readySet = new ReadySet(redisson, redisson, new RedisPresence(Duration.ofMillis(200)), Set.of());
        jobs = new Jobs(sql);
    }

    EngineBench script(String name, Play play) {
        plays.put(name, play);
        return this;
    }

    Engine engine() {
        return engine(SETTINGS, EngineListener.NONE);
    }

    Engine engine(EngineSettings settings, EngineListener listener) {
        return engine(settings, listener, List.of(handler(TYPE), handler(STAGED)));
    }

    Engine engine(EngineSettings settings, EngineListener listener, List<JobHandler<?, ?>> handlers) {
        var engine = new Engine(
                settings,
                new Engine.Servers(database, redisSettings),
                new Handlers(handlers),
                new Engine.About("test", "prlimit"),
                registry,
                listener);
        engines.add(engine);
        engine.start();
        return engine;
    }

    JobHandler<Script, Object> handler(JobType<Script> type) {
        return new JobHandler<>() {
            @Override
            public JobType<Script> type() {
                return type;
            }

            @Override
            public Object run(Script input, JobRun run) throws Exception {
                return plays.get(input.name()).run(input, run);
            }
        };
    }

    void drain(Engine engine) {
        engines.remove(engine);
        engine.drain();
    }

    JobId submit(String script) {
        return submit(NewJob.of(TYPE, new Script(script, 0)));
    }

    JobId submit(String script, JobOptions options) {
        return submit(NewJob.of(TYPE, new Script(script, 0), options));
    }

    JobId submit(NewJob<?> job) {
        readySet.offer(store(List.of(job))).toCompletableFuture().join();
        return job.id();
    }

    /** Stores jobs without offering them. */
    List<Queued> store(Collection<? extends NewJob<?>> many) {
        var transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        return jobs.insert(many).as(transaction::transactional).block();
    }

    List<NewJob<Script>> many(String script, int count) {
        var many = new ArrayList<NewJob<Script>>();
        for (var i = 0; i < count; i++) {
            many.add(NewJob.of(TYPE, new Script(script, i)));
        }
        return many;
    }

    Job job(JobId id) {
        return jobs.find(id).block();
    }

    List<JobStage> stages(JobId id) {
        return jobs.stages(id).collectList().block();
    }

    Job ended(JobId id) {
        return reaches(id, JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED);
    }

    Job reaches(JobId id, JobStatus... statuses) {
        return await().atMost(20, TimeUnit.SECONDS)
                .pollInterval(10, TimeUnit.MILLISECONDS)
                .until(() -> job(id), job -> List.of(statuses).contains(job.status()));
    }

    void allEnd(int count) {
        await().atMost(60, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> count("SELECT count(*) FROM job WHERE completed_at IS NOT NULL") == count);
    }

    long count(String query) {
        return sql.sql(query).map(row -> row.get(0, Long.class)).one().block();
    }

    List<String> outcomes(JobId id) {
        return sql.sql("SELECT outcome FROM job_attempt WHERE job_id = :id ORDER BY attempt")
                .bind("id", id.value())
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    /** What the API does. */
    void cancel(JobId id) {
        var rows = sql.sql("UPDATE job SET cancel_requested_at = now() WHERE id = :id AND completed_at IS NULL")
                .bind("id", id.value())
                .fetch()
                .rowsUpdated()
                .block();
        assertThat(rows).isEqualTo(1);
        new CancelTopic(redisson).publish(id).exceptionally(away -> null);
    }

    List<ProgressStream.Entry> events(JobId id) {
        return new ProgressStream(redisson, new Bell(redisson))
                .read(id, "", 1_000)
                .toCompletableFuture()
                .join();
    }

    double counted(String meter) {
        return registry.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        List.copyOf(engines).forEach(this::drain);
        redisson.shutdown(0, 1, TimeUnit.SECONDS);
        batches.close();
        pool.dispose();
        redis.close();
    }
}
