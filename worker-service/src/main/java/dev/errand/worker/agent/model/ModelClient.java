package dev.errand.worker.agent.model;

import dev.errand.worker.agent.model.ModelFailure.Kind;
import java.time.Duration;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;

/** Asks models of one server. Never retries; whoever cancels the stream closes the connection. */
public final class ModelClient {

    private static final ParameterizedTypeReference<ServerSentEvent<String>> FRAME =
            new ParameterizedTypeReference<>() {};
    private static final int LARGEST_FRAME = 16 << 20;
    private static final int CONNECT_MILLIS = 10_000;

    private final ModelEndpoint endpoint;
    private final Codec codec;
    private final WebClient http;

    public ModelClient(ModelEndpoint endpoint) {
        this.endpoint = endpoint;
        this.codec = endpoint.protocol() == ModelEndpoint.Protocol.ANTHROPIC ? new AnthropicCodec() : new OpenAiCodec();
        var connection = HttpClient.create()
                .disableRetry(true)
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(connection))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_FRAME))
                .build();
    }

    /** The answer as it comes; ends with {@link ModelEvent.Finished} or fails with {@link ModelFailure}. */
    public Flux<ModelEvent> stream(ModelRequest request) {
        return Flux.defer(() -> {
            var decoder = codec.decoder(request);
            return frames(request)
                    .concatMapIterable(decoder::frame)
                    .concatWith(Flux.defer(() -> last(decoder)))
                    .takeUntil(ModelEvent.Finished.class::isInstance)
                    .onErrorMap(this::failure);
        });
    }

    private Flux<String> frames(ModelRequest request) {
        return http.post()
                .uri(endpoint.url().toString().replaceAll("/+$", "") + codec.path())
                .headers(this::authorize)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(codec.body(request).toString())
                .exchangeToFlux(ModelClient::open)
                .timeout(silence("sent nothing", endpoint.firstByte()), any -> silence("paused", endpoint.idle()))
                .onBackpressureBuffer()
                .mapNotNull(ServerSentEvent::data); // comments only show that the server lives
    }

    private void authorize(HttpHeaders headers) {
        var key = endpoint.key();
        if (key != null && !key.isEmpty()) {
            codec.authorize(headers, key);
        }
    }

    private static Flux<ServerSentEvent<String>> open(ClientResponse response) {
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToFlux(FRAME);
        }
        var retryAfter = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMapMany(
                        body -> Flux.error(HttpFailures.of(response.statusCode().value(), retryAfter, body)));
    }

    private static Mono<Object> silence(String what, Duration limit) {
        return Mono.delay(limit)
                .then(Mono.error(() -> new ModelFailure(Kind.SILENT, "the server " + what + " for " + limit)));
    }

    private static Flux<ModelEvent> last(Codec.Decoder decoder) {
        List<ModelEvent> last = decoder.end();
        return last.isEmpty()
                ? Flux.error(new ModelFailure(Kind.CUT, "the stream ended before the answer did"))
                : Flux.fromIterable(last);
    }

    /** Without a cause: the exceptions of the HTTP client name the request's headers and address. */
    private ModelFailure failure(Throwable thrown) {
        if (thrown instanceof ModelFailure told) {
            return new ModelFailure(told.kind(), endpoint.redact(String.valueOf(told.getMessage())), told.until());
        }
        if (thrown instanceof JacksonException) {
            return new ModelFailure(Kind.CUT, "the server sent what is not JSON");
        }
        var cause = thrown.getCause() == null ? thrown : thrown.getCause();
        return new ModelFailure(Kind.CUT, "no answer: " + cause.getClass().getSimpleName());
    }
}
