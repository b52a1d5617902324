package dev.errand.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is and how this process uses it.
 *
 * @param poolSize the most connections of one pool
 * @param statementTimeout when PostgreSQL itself gives a statement up; abandoning one on our side would leave the
 *     connection busy
 */
public record DatabaseSettings(
        String host,
        int port,
        String name,
        String user,
        @Nullable String password,
        int poolSize,
        Duration statementTimeout) {

    public DatabaseSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("a pool holds at least 1 connection but was " + poolSize);
        }
    }
}
