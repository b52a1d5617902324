package dev.errand.api.limit;

import dev.errand.redis.RedisPresence;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A token bucket for each account: in Redis for all processes together, and in this one alone while Redis is away. */
@Component
class Buckets {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int MOST_KEPT = 100_000;

    /** {@link Bucket#take} on Redis's clock; answers with the time at which the bucket was full before, and with now. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local full = tonumber(redis.call('GET', KEYS[1]) or '0')
            local window, each, tokens = 60000, 60000 / ARGV[1], tonumber(ARGV[2])
            local after = math.max(full, now) + tokens * each
            if after - now <= window then
              redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(after - now))
            end
            return {string.format('%.3f', full), string.format('%.3f', now)}
            """;

    private final ConcurrentMap<UUID, Double> here = new ConcurrentHashMap<>();
    private final RedissonClient redis;
    private final RedisPresence presence;

    Buckets(RedissonClient redis, RedisPresence presence) {
        this.redis = redis;
        this.presence = presence;
    }

    Mono<Bucket> take(UUID account, int limit, int tokens) {
        return presence.worthTrying()
                ? inRedis(account, limit, tokens).onErrorResume(away -> Mono.just(takeHere(account, limit, tokens)))
                : Mono.fromSupplier(() -> takeHere(account, limit, tokens));
    }

    private Mono<Bucket> inRedis(UUID account, int limit, int tokens) {
        return Mono.defer(() -> Mono.fromCompletionStage(redis.getScript(StringCodec.INSTANCE)
                        .<List<String>>evalAsync(
                                RScript.Mode.READ_WRITE,
                                TAKE,
                                RScript.ReturnType.LIST,
                                List.of("errand:submits:{" + account + "}"),
                                limit,
                                tokens)))
                .subscribeOn(Schedulers.boundedElastic()) // the first call may wait for its connection
                .timeout(PATIENCE)
                .map(times ->
                        Bucket.take(limit, tokens, Double.parseDouble(times.get(0)), Double.parseDouble(times.get(1))));
    }

    private Bucket takeHere(UUID account, int limit, int tokens) {
        if (here.size() > MOST_KEPT) {
            here.clear();
        }
        var answer = new Bucket[1];
        here.compute(account, (id, fullAt) -> {
            double now = System.currentTimeMillis();
            var full = fullAt == null ? 0 : fullAt;
            answer[0] = Bucket.take(limit, tokens, full, now);
            return answer[0].taken() ? Math.max(full, now) + tokens * Bucket.WINDOW_MILLIS / limit : full;
        });
        return answer[0];
    }
}
