package dev.errand.api.limit;

import dev.errand.api.account.Caller;
import dev.errand.redis.RedisPresence;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The event streams that are open, for each account that has a limit: counted in Redis over all processes, in this one alone
 * while Redis is away. A process that dies leaves its streams counted for {@link #HOLDS}.
 */
@Component
public final class StreamSlots implements DisposableBean {

    private static final Duration HOLDS = Duration.ofSeconds(45);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final String OPEN = """
            local time = redis.call('TIME')
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', time[1])
            if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
            redis.call('ZADD', KEYS[1], time[1] + ARGV[3], ARGV[1])
            redis.call('EXPIRE', KEYS[1], ARGV[3])
            return 1
            """;

    private record Open(UUID account, int most) {}

    private final ConcurrentMap<UUID, Open> here = new ConcurrentHashMap<>();
    private final AccountLimits limits;
    private final RedissonClient redis;
    private final RedisPresence presence;
    private final Disposable keeping;

    StreamSlots(AccountLimits limits, RedissonClient redis, RedisPresence presence) {
        this.limits = limits;
        this.redis = redis;
        this.presence = presence;
        this.keeping = Flux.interval(AGAIN).onBackpressureDrop().subscribe(n -> keep());
    }

    /** The stream, counted while it lasts; fails with 429 if the caller has as many as it may. */
    public Mono<Void> counted(Caller caller, Supplier<Mono<Void>> stream) {
        return limits.of(caller).flatMap(limit -> {
            var most = limit.eventStreams();
            return most == null ? Mono.defer(stream) : counted(caller.account(), most, stream);
        });
    }

    private Mono<Void> counted(UUID account, int most, Supplier<Mono<Void>> stream) {
        var id = UUID.randomUUID();
        return enter(id, account, most)
                .flatMap(entered -> entered
                        ? Mono.defer(stream).doFinally(ended -> leave(id, account))
                        : Mono.error(() -> new LimitReached(
                                "event_streams",
                                most,
                                "the account has " + most + " event streams open and may have no more",
                                null)));
    }

    private Mono<Boolean> enter(UUID id, UUID account, int most) {
        var mine =
                here.values().stream().filter(it -> it.account.equals(account)).count();
        var answer =
                presence.worthTrying() ? inRedis(id, account, most).onErrorReturn(mine < most) : Mono.just(mine < most);
        return answer.doOnNext(entered -> {
            if (entered) {
                here.put(id, new Open(account, most));
            }
        });
    }

    private Mono<Boolean> inRedis(UUID id, UUID account, int most) {
        return Mono.defer(() -> Mono.fromCompletionStage(redis.getScript(StringCodec.INSTANCE)
                        .<Long>evalAsync(
                                RScript.Mode.READ_WRITE,
                                OPEN,
                                RScript.ReturnType.LONG,
                                List.of(key(account)),
                                id.toString(),
                                most,
                                HOLDS.toSeconds())))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .map(one -> one == 1);
    }

    private void leave(UUID id, UUID account) {
        here.remove(id);
        if (presence.worthTrying()) {
            redis.getScoredSortedSet(key(account), StringCodec.INSTANCE)
                    .removeAsync(id.toString())
                    .exceptionally(away -> false);
        }
    }

    /** Streams that are still open stay counted. */
    private void keep() {
        if (presence.worthTrying()) {
            here.forEach((id, open) ->
                    inRedis(id, open.account, open.most).onErrorComplete().subscribe());
        }
    }

    @Override
    public void destroy() {
        keeping.dispose();
    }

    private static String key(UUID account) {
        return "errand:streams:{" + account + "}";
    }
}
