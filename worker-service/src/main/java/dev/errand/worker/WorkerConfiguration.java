package dev.errand.worker;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.redis.RedisSettings;
import dev.errand.worker.engine.Engine;
import dev.errand.worker.engine.EngineListener;
import dev.errand.worker.engine.Handlers;
import dev.errand.worker.engine.JobHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
        return new Database(settings);
    }

    /** For the handlers' own reading and for health; the engine has pools of its own. */
    @Bean
    ConnectionPool connectionFactory(Database database) {
        return database.pool("handlers");
    }

    @Bean
    Handlers handlers(List<JobHandler<?, ?>> handlers) {
        return new Handlers(handlers);
    }

    @Bean
    Engine engine(
            WorkerProperties properties,
            Engine.Servers servers,
            Handlers handlers,
            MeterRegistry registry,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<EngineListener> listener) {
        var info = build.getIfAvailable();
        return new Engine(
                properties.engine(),
                servers,
                handlers,
                new Engine.About(info == null ? "unknown" : String.valueOf(info.getVersion()), null),
                registry,
                listener.getIfAvailable(() -> EngineListener.NONE));
    }

    @Bean
    Engine.Servers servers(Database database, RedisSettings redis) {
        return new Engine.Servers(database, redis);
    }
}
