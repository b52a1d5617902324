package dev.errand.worker.agent.model;

import dev.errand.worker.agent.model.ModelEndpoint.Protocol;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A model server that answers every request as the test says, over real HTTP. */
final class StandIn implements AutoCloseable {

    final CompletableFuture<String> body = new CompletableFuture<>();
    final CompletableFuture<String> key = new CompletableFuture<>();
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger requests = new AtomicInteger();
    private final DisposableServer server;

    StandIn(int status, String retryAfter, Publisher<String> answer) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    requests.incrementAndGet();
                    request.withConnection(it -> it.onDispose(closed::countDown));
                    var headers = request.requestHeaders();
                    key.complete(headers.get("x-api-key", headers.get("authorization", "")));
                    response.status(status)
                            .header("content-type", status == 200 ? "text/event-stream" : "application/json");
                    if (retryAfter != null) {
                        response.header("retry-after", retryAfter);
                    }
                    return request.receive()
                            .aggregate()
                            .asString()
                            .doOnNext(body::complete)
                            .then()
                            .thenMany(response.send(
                                    Flux.from(answer).map(it -> Unpooled.copiedBuffer(it, StandardCharsets.UTF_8)),
                                    it -> true))
                            .then();
                })
                .bindNow();
    }

    static StandIn frames(Publisher<String> answer) {
        return new StandIn(200, null, answer);
    }

    static String frame(String data) {
        return "data: " + data + "\n\n";
    }

    ModelClient client(Protocol protocol, Duration firstByte, Duration idle) {
        return new ModelClient(new ModelEndpoint(
                URI.create("http://127.0.0.1:" + server.port()), protocol, "sk-secret-key", firstByte, idle));
    }

    ModelClient client(Protocol protocol) {
        return client(protocol, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }
}
