package dev.errand.api.connection;

import dev.errand.blob.BlobStore;
import dev.errand.blob.BlobStores;
import dev.errand.blob.S3Settings;
import dev.errand.database.Batches;
import dev.errand.database.Database;
import dev.errand.database.DatabaseRole;
import dev.errand.job.CancelTopic;
import dev.errand.job.Jobs;
import dev.errand.job.Lane;
import dev.errand.job.ReadySet;
import dev.errand.progress.Bell;
import dev.errand.progress.ProgressStream;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import org.redisson.api.RedissonClient;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** Opens the connections of this process, and the shared model's classes upon them. */
@Configuration(proxyBeanMethods = false)
class Connections {

    /** For requests: each connection is told whose rows it is for ({@link RowAccess}). */
    @Primary
    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionPool(DatabaseProperties database) {
        return new Database(database.settings()).as(DatabaseRole.API).pool("api", RowAccess::greet);
    }

    /** For the one thread that stores everybody's jobs. */
    @Bean(destroyMethod = "dispose", defaultCandidate = false)
    ConnectionPool intakePool(DatabaseProperties database) {
        return new Database(database.settings()).as(DatabaseRole.INTAKE).pool("intake");
    }

    @Bean
    DatabaseClient databaseClient(ConnectionPool connections) {
        return DatabaseClient.create(connections);
    }

    @Bean
    Jobs jobs(DatabaseClient database) {
        return new Jobs(database);
    }

    /** For submissions, which store many jobs at once, on one thread. */
    @Bean(destroyMethod = "close")
    Batches submitting(DatabaseProperties database) {
        return new Database(database.settings()).as(DatabaseRole.INTAKE).batches("submissions", 2);
    }

    @Bean
    BlobStores blobStores(Environment environment) {
        return BlobStores.of(Binder.get(environment)
                .bind("errand.blobs.s3", S3Settings.class)
                .orElse(S3Settings.NONE));
    }

    @Bean
    BlobStore blobStore(BlobStores stores, DatabaseClient database) {
        return stores.over(database);
    }

    @Bean(destroyMethod = "shutdown")
    RedissonClient redis(RedisProperties redis) {
        return RedisClients.commands(redis.settings());
    }

    @Bean
    RedisPresence redisPresence(RedisProperties redis) {
        return new RedisPresence(redis.pause());
    }

    @Bean
    ReadySet readySet(RedissonClient redis, RedisPresence presence, Environment environment, MeterRegistry meters) {
        var ready = new ReadySet(redis, redis, presence, Lane.fair(environment::getProperty));
        FunctionCounter.builder("errand.offers.missed", ready, ReadySet::missed)
                .description("Job ids that Redis did not take after their commit; the workers' sweep offers them again")
                .register(meters);
        return ready;
    }

    @Bean
    Bell bell(RedissonClient redis) {
        return new Bell(redis);
    }

    @Bean
    ProgressStream progressStream(RedissonClient redis, Bell bell) {
        return new ProgressStream(redis, bell);
    }

    @Bean
    CancelTopic cancelTopic(RedissonClient redis) {
        return new CancelTopic(redis);
    }
}
