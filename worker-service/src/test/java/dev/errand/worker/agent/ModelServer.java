package dev.errand.worker.agent;

import dev.errand.job.Json;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Speaks the Messages API and Chat Completions. The prompt says what it does: {@code answer TEXT}, {@code status N},
 * {@code cut} in the middle of an answer, {@code hang} in it.
 */
final class ModelServer implements AutoCloseable {

    static final String KEY = "sk-canary-91c4e2";
    private static final String ANTHROPIC_START = """
            data: {"type":"message_start","message":{"model":"claude-haiku-4-5","usage":{"input_tokens":1000,"output_tokens":1}}}

            data: {"type":"content_block_delta","delta":{"type":"text_delta","text":%s}}

            """;
    private static final String ANTHROPIC_END = """
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":200}}

            data: {"type":"message_stop"}

            """;
    private static final String OPENAI_START = """
            data: {"model":"llama-9","choices":[{"delta":{"content":%s},"finish_reason":null}]}

            """;
    private static final String OPENAI_END = """
            data: {"model":"llama-9","choices":[{"delta":{},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3}}

            data: [DONE]

            """;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile String body = "";
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.post("/v1/messages", (request, response) -> asked(request, response, true))
                    .post("/v1/chat/completions", (request, response) -> asked(request, response, false)))
            .bindNow();

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    int requests() {
        return requests.get();
    }

    boolean hangs() {
        return hanging.get() > 0;
    }

    String lastBody() {
        return body;
    }

    private Publisher<Void> asked(HttpServerRequest request, HttpServerResponse response, boolean anthropic) {
        return request.receive().aggregate().asString().flatMapMany(text -> {
            requests.incrementAndGet();
            body = text;
            if (anthropic && !KEY.equals(request.requestHeaders().get("x-api-key"))) {
                return refuse(response, 401);
            }
            var messages = new Json(text).tree().path("messages");
            return answer(
                    response, messages.path(messages.size() - 1).path("content").asString(), anthropic);
        });
    }

    private Flux<Void> answer(HttpServerResponse response, String prompt, boolean anthropic) {
        var words = prompt.lines().findFirst().orElse("").split(" ", 2);
        if (words[0].equals("status")) {
            return refuse(response, Integer.parseInt(words[1]));
        }
        var text = words[0].equals("answer") ? words[1].replace('\'', '"') : "the beginning of";
        var start = (anthropic ? ANTHROPIC_START : OPENAI_START)
                .formatted(Json.of(text).text());
        var end = anthropic ? ANTHROPIC_END : OPENAI_END;
        var frames = switch (words[0]) {
            case "cut" -> Flux.just(start);
            case "hang" -> Flux.just(start).concatWith(Flux.never());
            default -> Flux.just(start, end);
        };
        if (words[0].equals("hang")) {
            hanging.incrementAndGet();
            response.withConnection(it -> it.onDispose(hanging::decrementAndGet));
        }
        response.header("content-type", "text/event-stream");
        return send(response, frames);
    }

    private static Flux<Void> refuse(HttpServerResponse response, int status) {
        response.status(status).header("content-type", "application/json").header("retry-after", "120");
        return send(response, Flux.just("{\"error\":{\"type\":\"x\",\"message\":\"key " + KEY + " refused\"}}"));
    }

    private static Flux<Void> send(HttpServerResponse response, Flux<String> frames) {
        return Flux.from(
                response.send(frames.map(it -> Unpooled.copiedBuffer(it, StandardCharsets.UTF_8)), any -> true));
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }
}
