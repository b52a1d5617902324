package dev.errand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    private final Path home = Directories.temporaryHome("errand-redis-test-");
    private EmbeddedRedis redis;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.at(home).setting("maxmemory", "64mb").start();
    }

    @AfterEach
    void stop() {
        redis.close();
        Directories.delete(home);
    }

    @Test
    void answersAtItsUrlWithItsPasswordOnly() throws IOException {
        assertThat(redis.url()).isEqualTo("redis://:" + redis.password() + "@127.0.0.1:" + redis.port());
        assertThat(say("PING")).isEqualTo("+PONG");
        assertThatThrownBy(() -> RedisConversation.say(redis.port(), "guess", "PING"))
                .hasMessageContaining("WRONGPASS");
    }

    @Test
    void keysSurviveACloseAndAnotherStart() throws IOException {
        say("SET kept 42");
        redis.close();

        redis = EmbeddedRedis.at(home).start();

        assertThat(say("INCR kept")).isEqualTo(":43");
    }

    @Test
    void keysSurviveACrashAndARestartOnTheSamePort() throws IOException {
        int port = redis.port();
        say("SET kept 42");

        redis.killHard();
        assertThat(redis.alive()).isFalse();
        redis.restart();

        assertThat(redis.port()).isEqualTo(port);
        assertThat(say("INCR kept")).isEqualTo(":43");
    }

    @Test
    void flushRemovesEveryKey() throws IOException {
        say("SET kept 42");

        redis.flush();

        assertThat(say("EXISTS kept")).isEqualTo(":0");
    }

    @Test
    void answersNothingWhilePausedAndGoesOnAfterwards() throws IOException {
        redis.pause();
        assertThatThrownBy(() -> say("PING")).hasMessageContaining("timed out");

        redis.resume();

        assertThat(say("PING")).isEqualTo("+PONG");
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var another = EmbeddedRedis.at(home.resolve("another")).port(taken.getLocalPort());

            assertThatExceptionOfType(PortTaken.class)
                    .isThrownBy(another::start)
                    .satisfies(e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()));
        }
    }

    @Test
    void saysInTheErrorWhatTheServerLogged() {
        redis.close();

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() ->
                        EmbeddedRedis.at(home).setting("maxmemori", "64mb").start())
                .withMessageContaining("maxmemori");
    }

    private String say(String command) throws IOException {
        return RedisConversation.say(redis.port(), redis.password(), command);
    }
}
