package dev.errand.benchmark;

import dev.errand.database.DatabaseSettings;
import dev.errand.job.Lane;
import dev.errand.redis.RedisSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the environment says: the servers' addresses and the size of things. */
record Surroundings(Map<String, String> environment) {

    static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv());
    }

    /** {@code PG_URL}: {@code postgresql://user[:password]@host:port/name}. */
    DatabaseSettings database() {
        var url = URI.create(text("PG_URL").orElseThrow(() -> new IllegalStateException("PG_URL is not set")));
        var user = url.getUserInfo() == null
                ? new String[] {"postgres"}
                : url.getUserInfo().split(":", 2);
        return new DatabaseSettings(
                url.getHost(),
                url.getPort(),
                url.getPath().substring(1),
                user[0],
                user.length > 1 ? user[1] : null,
                4,
                Duration.ofSeconds(30));
    }

    /** {@code HINT_URL}, else {@code PEERS_REDIS_AOF}, else the port on which the harness starts it. */
    RedisSettings redis() {
        var url = text("HINT_URL").or(() -> text("PEERS_REDIS_AOF")).orElse("redis://127.0.0.1:16379/0");
        return new RedisSettings(url, Duration.ofMillis(1500));
    }

    /** Where a worker leaves its tally. */
    Path runDirectory() {
        return Path.of(text("RUN_DIR").orElse("."));
    }

    /** The lanes in which owners take turns: {@code FAIR}, names with commas between them. */
    Set<Lane> fair() {
        return Lane.fair(key -> text("FAIR").orElse(null));
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
