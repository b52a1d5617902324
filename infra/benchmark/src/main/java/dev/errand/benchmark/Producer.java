package dev.errand.benchmark;

import dev.errand.api.job.Submissions;
import dev.errand.database.Database;
import dev.errand.database.DatabaseRole;
import dev.errand.job.JobInserts;
import dev.errand.job.JobOptions;
import dev.errand.job.JobType;
import dev.errand.job.ReadySet;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Submits benchmark jobs as the API does, in one of three ways, and prints when it began and ended. */
final class Producer {

    private static final int BATCH = 1_000;
    private static final int LISTS_UNDER_WAY = 2;

    private final Submissions submissions;
    private final String kind;
    private final int jobs;
    private final int callers;
    private final UUID owner;

    private Producer(Submissions submissions, String kind, int jobs, int callers, UUID owner) {
        this.submissions = submissions;
        this.kind = kind;
        this.jobs = jobs;
        this.callers = callers;
        this.owner = owner;
    }

    /**
     * Prints {@code {"t0": …, "t1": …, "n": …, "rss_kb": …}}, times as of {@link System#nanoTime}.
     *
     * @param mode {@code bulk}: lists of 1,000, two under way at once; {@code one}: one by one from {@code PROD_CONC}
     *     callers at once; {@code rate:HZ}: one by one, so many a second. {@code PROD_WARM} jobs of the warm-up's type come
     *     first and are not measured
     */
    static void run(Surroundings where, String mode, int jobs, String kind) throws Exception {
        var redis = RedisClients.commands(where.redis());
        var database = new Database(where.database()).as(DatabaseRole.INTAKE);
        var pool = database.pool("producer");
        var batches = database.batches("submissions", 2);
        var transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        var readySet = new ReadySet(redis, redis, new RedisPresence(Duration.ofSeconds(1)), where.fair());
        try (var submissions = new Submissions(
                new JobInserts(batches), DatabaseClient.create(pool), transaction, transaction, readySet)) {
            var producer = new Producer(submissions, kind, jobs, where.number("PROD_CONC", 16), owner(where));
            submissions.prime();
            producer.bulk(BenchJob.WARM_UP, where.number("PROD_WARM", 0));
            var began = System.nanoTime();
            producer.produce(mode);
            var ended = System.nanoTime();
            System.out.printf("{\"t0\":%d,\"t1\":%d,\"n\":%d,\"rss_kb\":%d}%n", began, ended, jobs, rssKb());
        } finally {
            redis.shutdown(0, 1, TimeUnit.SECONDS);
            batches.close();
            pool.dispose();
        }
    }

    private static UUID owner(Surroundings where) {
        return where.text("OWNER").map(UUID::fromString).orElse(JobOptions.LOCAL_OWNER);
    }

    private void produce(String mode) throws Exception {
        if (mode.equals("bulk")) {
            bulk(BenchJob.TYPE, jobs);
        } else if (mode.equals("one")) {
            oneByOne();
        } else if (mode.startsWith("rate:")) {
            paced(Double.parseDouble(mode.substring("rate:".length())));
        } else {
            throw new IllegalArgumentException("a mode is bulk, one or rate:HZ but was '" + mode + "'");
        }
    }

    private void bulk(JobType<BenchJob> type, int count) {
        Flux.range(0, (count + BATCH - 1) / BATCH)
                .map(list -> IntStream.range(list * BATCH, Math.min(count, (list + 1) * BATCH))
                        .mapToObj(number -> BenchJob.make(type, kind, number, owner))
                        .toList())
                .flatMap(submissions::submit, LISTS_UNDER_WAY)
                .blockLast();
    }

    private void oneByOne() throws Exception {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(callers);
        var calls = new ArrayList<Future<?>>();
        for (var caller = 0; caller < callers; caller++) {
            calls.add(threads.submit(() -> {
                for (var number = next.getAndIncrement(); number < jobs; number = next.getAndIncrement()) {
                    submissions
                            .submitOne(BenchJob.make(BenchJob.TYPE, kind, number, owner))
                            .join();
                }
            }));
        }
        for (var call : calls) {
            call.get();
        }
        threads.shutdown();
    }

    private void paced(double hertz) throws InterruptedException {
        var began = System.nanoTime();
        for (var number = 0; number < jobs; number++) {
            var wait = began + (long) (number * 1e9 / hertz) - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            submissions
                    .submitOne(BenchJob.make(BenchJob.TYPE, kind, number, owner))
                    .join();
        }
    }

    private static long rssKb() throws IOException {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4;
    }
}
