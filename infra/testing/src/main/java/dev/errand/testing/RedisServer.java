package dev.errand.testing;

/** A Redis for tests, on whatever it runs. */
public interface RedisServer {

    /** What it is, such as {@code Redis 7.0.15}. */
    String description();

    /** {@code redis://:password@host:port}. */
    String url();

    /** Removes every key. */
    void flush();
}
