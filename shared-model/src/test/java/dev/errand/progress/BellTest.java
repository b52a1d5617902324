package dev.errand.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

class BellTest {

    private final RedissonClient redis =
            RedisClients.commands(new RedisSettings(TestServers.redis().url(), Duration.ofSeconds(1)));
    private final Bell bell = new Bell(redis);

    @AfterEach
    void close() {
        redis.shutdown(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void whoListensHearsOfEachJobAndOfNothingElse() throws Exception {
        var heard = new LinkedBlockingQueue<JobId>();
        bell.listen(heard::add).toCompletableFuture().join();
        var said = new LinkedBlockingQueue<String>();
        redis.getTopic("errand:bell", StringCodec.INSTANCE)
                .addListener(String.class, (topic, message) -> said.add(message));
        var one = JobId.next();
        var other = JobId.next();

        bell.ring(List.of()).toCompletableFuture().join();
        bell.ring(List.of(one, other)).toCompletableFuture().join();

        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(one);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(other);
        assertThat(said.poll(5, TimeUnit.SECONDS)).isEqualTo(one + " " + other);
        assertThat(said).isEmpty();
    }
}
