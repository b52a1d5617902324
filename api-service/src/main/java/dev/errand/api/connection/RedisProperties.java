package dev.errand.api.connection;

import dev.errand.redis.RedisSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is. It may be away, at start and at any time: jobs are accepted all the same.
 *
 * @param url {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} over TLS ({@code ERRAND_REDIS_URL})
 * @param timeout how long one command may take before Redis counts as away ({@code ERRAND_REDIS_TIMEOUT})
 * @param pause how long it is left alone after a failure before it is asked again ({@code ERRAND_REDIS_PAUSE})
 */
@ConfigurationProperties("errand.redis")
record RedisProperties(
        @DefaultValue("redis://127.0.0.1:6379") String url,
        @DefaultValue("1s") Duration timeout,
        @DefaultValue("1s") Duration pause) {

    RedisProperties {
        if (timeout.toMillis() < 10) {
            throw new IllegalArgumentException("errand.redis.timeout is at least 10ms but was " + timeout);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("errand.redis.pause is not negative but was " + pause);
        }
    }

    RedisSettings settings() {
        return new RedisSettings(url, timeout);
    }

    @Override
    public String toString() {
        return settings().toString(); // never the password
    }
}
