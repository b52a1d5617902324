package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.http.client.HttpClient;

class SenderTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Message to(URI url) {
        return new Message(UUID.randomUUID(), UUID.randomUUID(), url, "{\"ä\":1}", List.of(SECRET), 0, false, false);
    }

    private static Sender sender(Addresses.Names names, boolean allowPrivate, UnaryOperator<HttpClient> more) {
        var properties = new WebhookProperties(allowPrivate, Duration.ofSeconds(2), Duration.ofSeconds(1));
        return new Sender(new Addresses(names, allowPrivate), properties, Clock.systemUTC(), more);
    }

    private static Sender sender() {
        return sender(InetAddress::getAllByName, true, UnaryOperator.identity());
    }

    @Test
    void aMessageIsPostedWithItsIdItsTimeAndASignatureOverItsBytes() throws Exception {
        var message = to(receiver.url("/hooks?x=1"));

        var answer = sender().send(message);

        assertThat(answer.taken()).isTrue();
        assertThat(answer.statusCode()).isEqualTo(204);
        var received = receiver.next();
        assertThat(received.body()).isEqualTo("{\"ä\":1}");
        assertThat(received.header("Content-type")).isEqualTo("application/json");
        assertThat(received.header("Webhook-id")).matches("msg_[0-9a-f]{32}");
        assertThat(received.signedBy(SECRET)).isTrue();
        assertThat(received.signedBy("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")).isFalse();
    }

    @Test
    void theConnectionGoesToTheAddressThatWasCheckedAndKeepsTheName() throws Exception {
        var lookUps = new AtomicInteger();
        Addresses.Names rebinding = host -> {
            if (!host.equals("hooks.example.test") || lookUps.incrementAndGet() > 1) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        };

        var answer = sender(rebinding, true, UnaryOperator.identity())
                .send(to(URI.create("http://hooks.example.test:" + receiver.port() + "/")));

        assertThat(answer.error()).isNull();
        assertThat(receiver.next().header("Host")).isEqualTo("hooks.example.test:" + receiver.port());
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void aSpecialAddressIsNeverConnectedTo(@TempDir Path directory) throws Exception {
        receiver.close();
        receiver = new Receiver(Certificate.make(directory).server());
        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433")) {
            var answer = sender(InetAddress::getAllByName, false, UnaryOperator.identity())
                    .send(to(URI.create("https://" + host + ":" + receiver.port() + "/")));

            assertThat(answer.statusCode()).as(host).isNull();
            assertThat(answer.error()).as(host).startsWith("not sent").doesNotContain("127.0");
        }
        assertThat(receiver.nextWithin(Duration.ofMillis(200))).isNull();
    }

    @Test
    void plainHttpIsRefusedUnlessPrivateNetworksAreAllowed() throws Exception {
        var answer = sender(InetAddress::getAllByName, false, UnaryOperator.identity())
                .send(to(receiver.url("/")));

        assertThat(answer.error()).isEqualTo("not sent: the address is not https");
        assertThat(receiver.nextWithin(Duration.ofMillis(200))).isNull();
    }

    @Test
    void tlsIsSpokenWithTheNameOfTheUrl(@TempDir Path directory) throws Exception {
        var certificate = Certificate.make(directory);
        receiver.close();
        receiver = new Receiver(certificate.server());
        Addresses.Names here = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        UnaryOperator<HttpClient> trusting = client -> client.secure(tls -> tls.sslContext(certificate.client()));

        var named = URI.create("https://" + Certificate.NAME + ":" + receiver.port() + "/");
        var other = URI.create("https://other.example.test:" + receiver.port() + "/");

        assertThat(sender(here, true, trusting).send(to(named)).statusCode()).isEqualTo(204);
        assertThat(sender(here, true, trusting).send(to(other)).error()).isEqualTo("no trusted TLS connection");
        assertThat(sender(here, true, UnaryOperator.identity()).send(to(named)).error())
                .isEqualTo("no trusted TLS connection");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        receiver.answers(Receiver.Reply.status(
                302, "Location", receiver.url("/elsewhere").toString()));

        var answer = sender().send(to(receiver.url("/")));

        assertThat(answer.taken()).isFalse();
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(receiver.next().path()).isEqualTo("/");
        assertThat(receiver.nextWithin(Duration.ofMillis(200))).isNull();
    }

    @Test
    void aServerThatSaysNothingIsLeftAfterTheTimeout() throws Exception {
        var over = new CountDownLatch(1);
        receiver.answers(exchange -> await(over));

        var answer = sender().send(to(receiver.url("/")));
        over.countDown();

        assertThat(answer.error()).isEqualTo("no answer within 2000 ms");
        assertThat(answer.latency()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws Exception {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var block = new byte[8_192];
            while (true) { // until the client hangs up
                exchange.getResponseBody().write(block);
            }
        });

        var answer = sender().send(to(receiver.url("/")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.taken()).isTrue();
    }

    @Test
    void aPortThatNobodyListensOnIsNoConnection() {
        var url = receiver.url("/");
        receiver.close();

        var answer = sender().send(to(url));

        assertThat(answer.statusCode()).isNull();
        assertThat(answer.error()).isEqualTo("no connection");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
