package dev.errand.worker;

import dev.errand.blob.BlobStore;
import dev.errand.blob.BlobStores;
import dev.errand.blob.S3Settings;
import dev.errand.database.Database;
import dev.errand.database.DatabaseRole;
import dev.errand.database.DatabaseSettings;
import dev.errand.job.Lane;
import dev.errand.redis.RedisSettings;
import dev.errand.worker.command.ProgramRunner;
import dev.errand.worker.engine.Engine;
import dev.errand.worker.engine.EngineListener;
import dev.errand.worker.engine.Handlers;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobHandlers;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** Builds the engine from the configuration and from every {@link JobHandler} bean there is. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    DatabaseSettings databaseSettings(Environment environment) {
        return Binder.get(environment)
                .bind("errand.database", DatabaseSettings.class)
                .get();
    }

    @Bean
    RedisSettings redisSettings(Environment environment) {
        return Binder.get(environment).bind("errand.redis", RedisSettings.class).get();
    }

    @Bean
    Database database(DatabaseSettings settings) {
        return new Database(settings).as(DatabaseRole.WORKER);
    }

    /** For the handlers' own reading and for health; the engine has pools of its own. */
    @Bean
    ConnectionPool connectionFactory(Database database) {
        return database.pool("handlers");
    }

    @Bean
    Handlers handlers(List<JobHandler<?, ?>> handlers, List<JobHandlers> more) {
        var all = new ArrayList<JobHandler<?, ?>>(handlers);
        more.forEach(some -> all.addAll(some.all()));
        return new Handlers(all);
    }

    @Bean
    Engine engine(
            WorkerProperties properties,
            Environment environment,
            Engine.Servers servers,
            Handlers handlers,
            MeterRegistry registry,
            ProgramRunner runner,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<EngineListener> listener) {
        var info = build.getIfAvailable();
        return new Engine(
                properties.engine(Lane.fair(environment::getProperty)),
                servers,
                handlers,
                new Engine.About(
                        info == null ? "unknown" : String.valueOf(info.getVersion()),
                        runner.sandbox().word()),
                registry,
                listener.getIfAvailable(() -> EngineListener.NONE));
    }

    @Bean
    Engine.Servers servers(Database database, RedisSettings redis, BlobStores blobs) {
        return new Engine.Servers(database, redis, blobs);
    }

    @Bean
    BlobStores blobStores(Environment environment) {
        return BlobStores.of(Binder.get(environment)
                .bind("errand.blobs.s3", S3Settings.class)
                .orElse(S3Settings.NONE));
    }

    /** For the handlers' own reading. */
    @Bean
    BlobStore blobStore(BlobStores stores, DatabaseClient database) {
        return stores.over(database);
    }
}
