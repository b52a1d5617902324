package dev.errand.testing;

import dev.errand.embedded.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL and the Redis that this JVM's tests run on, each started on first use.
 *
 * <p>They are embedded unless the build says {@code -Derrand.test.containers=true}; then they are containers
 * {@code postgres:18} and {@code redis:8}, which are pulled if need be. With {@code auto} they are containers where Docker
 * answers and has both images, and embedded anywhere else. They go with the JVM, embedded ones with all their data, so tests need not
 * close or drop anything.
 */
public final class TestServers {

    private static final Logger LOG = LoggerFactory.getLogger(TestServers.class);

    private TestServers() {}

    /** The shared server. */
    public static PostgresServer postgres() {
        return SharedPostgres.SERVER;
    }

    /** The shared server; a test that sees other tests' keys as noise takes {@link #freshRedis()}. */
    public static RedisServer redis() {
        return SharedRedis.SERVER;
    }

    /**
     * A new database with the schema: the migrations in {@code classpath:db/migration} of the calling module, run once
     * per JVM and copied for every call.
     */
    public static Database freshDatabase() {
        return Copies.OF_THE_SCHEMA.next();
    }

    /** A new, empty Redis of the caller's own: no other test's worker takes ids from it or hears its topics. */
    public static RedisServer freshRedis() {
        return Kind.SERVERS.startRedis();
    }

    private static <S> S announced(S server, String description) {
        LOG.info("tests run on {} {}", Kind.SERVERS.kind(), description);
        return server;
    }

    private static final class Kind {
        static final Servers SERVERS = containers(System.getProperty("errand.test.containers", ""))
                ? new ContainerServers()
                : new EmbeddedServers();

        private static boolean containers(String wish) {
            return wish.equals("auto") ? ContainerServers.ready() : wish.equals("true");
        }
    }

    private static final class SharedPostgres {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            var server = Kind.SERVERS.startPostgres();
            return announced(server, server.description());
        }
    }

    private static final class SharedRedis {
        static final RedisServer SERVER = start();

        private static RedisServer start() {
            var server = Kind.SERVERS.startRedis();
            return announced(server, server.description());
        }
    }

    private static final class Copies {
        static final FreshDatabases OF_THE_SCHEMA = new FreshDatabases(postgres());
    }
}
