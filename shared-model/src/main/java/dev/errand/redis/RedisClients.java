package dev.errand.redis;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * Makes Redisson clients that fit what Redis is to Errand: a giver of hints that may be away. They start without it,
 * fail fast, and never send a command twice, since a second pop would take other jobs.
 */
public final class RedisClients {

    private RedisClients() {}

    /** For short commands and topics. */
    public static RedissonClient commands(RedisSettings settings) {
        return client(settings, "errand", 8, 2);
    }

    /** For blocking polls: each one holds a connection while it waits, so they have a client of their own. */
    public static RedissonClient polls(RedisSettings settings, int pollers) {
        return client(settings, "errand-polls", pollers + 1, 1);
    }

    private static RedissonClient client(RedisSettings settings, String name, int connections, int idle) {
        var config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.setLazyInitialization(true);
        config.setThreads(2);
        config.setNettyThreads(2);
        config.setTcpNoDelay(true);
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        var timeout = (int) settings.timeout().toMillis();
        config.useSingleServer()
                .setAddress(settings.address())
                .setDatabase(settings.database())
                .setClientName(name)
                .setConnectionPoolSize(connections)
                .setConnectionMinimumIdleSize(idle)
                .setSubscriptionConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setDnsMonitoringInterval(-1)
                .setTimeout(timeout)
                .setConnectTimeout(timeout)
                .setRetryAttempts(0)
                .setPingConnectionInterval(5_000);
        return Redisson.create(config);
    }
}
