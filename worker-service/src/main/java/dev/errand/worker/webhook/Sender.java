package dev.errand.worker.webhook;

import dev.errand.webhook.WebhookDelivery;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Posts messages. Each attempt has a connection of its own, to an address that was checked for it; redirects are not
 * followed, proxies not asked, and of the answer no more is read than it takes to be polite.
 */
final class Sender {

    private static final long MOST_OF_AN_ANSWER = 64 << 10;
    private static final int LARGEST_HEADER = 16 << 10;
    private static final int CONNECT_MILLIS = 5_000;

    private final Addresses addresses;
    private final WebhookProperties properties;
    private final Clock clock;
    private final HttpClient http;

    /** @param more settings of the client, such as what it trusts */
    Sender(Addresses addresses, WebhookProperties properties, Clock clock, UnaryOperator<HttpClient> more) {
        this.addresses = addresses;
        this.properties = properties;
        this.clock = clock;
        this.http = more.apply(HttpClient.create(ConnectionProvider.newConnection())
                .noProxy()
                .followRedirect(false)
                .disableRetry(true)
                .keepAlive(false)
                .httpResponseDecoder(limits -> limits.maxHeaderSize(LARGEST_HEADER))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS));
    }

    /** Sends it once. Blocks, for {@code timeout} at most; whatever goes wrong is in the answer. */
    Answer send(Message message) {
        var begun = System.nanoTime();
        try {
            return Objects.requireNonNull(Mono.fromCallable(() -> checked(message.url()))
                    .subscribeOn(Schedulers.boundedElastic()) // the system's resolver blocks
                    .flatMap(checked -> post(message, checked, begun))
                    .timeout(properties.timeout())
                    .block());
        } catch (RuntimeException e) {
            return Answer.none(since(begun), describe(Exceptions.unwrap(e)));
        }
    }

    private List<InetAddress> checked(URI url) throws Exception {
        if (!"https".equals(url.getScheme()) && !properties.allowPrivate()) {
            throw new Addresses.NotPublic("the address is not https");
        }
        return addresses.of(url.getHost());
    }

    private Mono<Answer> post(Message message, List<InetAddress> checked, long begun) {
        var at = clock.instant();
        var id = WebhookDelivery.messageId(message.delivery());
        return http.resolver(new PinnedResolvers(checked))
                .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .set(HttpHeaderNames.USER_AGENT, "Errand-Webhooks/1")
                        .set("webhook-id", id)
                        .set("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .set("webhook-signature", Signature.of(message.secrets(), id, at, message.payload())))
                .post()
                .uri(message.url())
                .send(ByteBufMono.fromString(Mono.just(message.payload())))
                .response((response, body) -> body.map(ByteBuf::readableBytes)
                        .scan(0L, Long::sum)
                        .takeUntil(read -> read >= MOST_OF_AN_ANSWER)
                        .then(Mono.fromSupplier(() -> answer(response, begun))))
                .next();
    }

    private Answer answer(HttpClientResponse response, long begun) {
        var retryAfter = RetryAfter.parse(response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER), clock.instant());
        return Answer.of(response.status().code(), since(begun), retryAfter.orElse(null));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** No more than its owner may know: neither addresses nor what a server said that is none of theirs. */
    private String describe(Throwable failure) {
        if (failure instanceof Addresses.NotPublic) {
            return "not sent: " + failure.getMessage();
        } else if (failure instanceof UnknownHostException) {
            return "the host is unknown";
        } else if (failure instanceof TimeoutException) {
            return "no answer within " + properties.timeout().toMillis() + " ms";
        } else if (failure instanceof SSLException) {
            return "no trusted TLS connection";
        } else if (failure instanceof ConnectException) {
            return "no connection";
        }
        return "no answer: " + failure.getClass().getSimpleName();
    }
}
