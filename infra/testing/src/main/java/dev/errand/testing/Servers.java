package dev.errand.testing;

/** A kind of servers to test on. */
interface Servers {

    /** How the log calls them, such as {@code embedded}. */
    String kind();

    PostgresServer startPostgres();

    RedisServer startRedis();
}
