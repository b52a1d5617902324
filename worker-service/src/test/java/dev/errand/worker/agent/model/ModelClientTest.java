package dev.errand.worker.agent.model;

import static dev.errand.worker.agent.model.StandIn.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.errand.agent.AgentTokens;
import dev.errand.job.Json;
import dev.errand.worker.agent.model.ModelEndpoint.Protocol;
import dev.errand.worker.agent.model.ModelFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

/** Model servers over real HTTP: whole answers, and each way in which one fails. */
@Timeout(60)
class ModelClientTest {

    private static final ModelRequest REQUEST = ModelRequest.of("m", "12345678", 100);
    private static final String START = frame(
            "{\"type\":\"message_start\",\"message\":{\"model\":\"claude-x\",\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":4,\"cache_creation_input_tokens\":2,\"output_tokens\":1}}}");
    private static final String TEXT =
            frame("{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"hi\"}}");
    private static final String END = frame(
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":7}}");
    private static final String STOP = frame("{\"type\":\"message_stop\"}");

    private static ModelFailure failure(ModelClient client) {
        return catchThrowableOfType(
                ModelFailure.class, () -> client.stream(REQUEST).collectList().block());
    }

    @Test
    void anAnthropicAnswerIsReadWithItsFigures() {
        try (var server = StandIn.frames(Flux.just(START, frame("{\"type\":\"ping\"}"), TEXT, END, STOP))) {
            var schema = new ModelRequest("m", "sys", REQUEST.messages(), 9, new Json("{\"type\":\"object\"}"));
            var events = server.client(Protocol.ANTHROPIC).stream(schema)
                    .collectList()
                    .block();
            assertThat(events)
                    .isEqualTo(List.of(
                            new ModelEvent.Started("claude-x"),
                            new ModelEvent.Text("hi"),
                            new ModelEvent.Finished(
                                    "claude-x", ModelEvent.Stop.END, new AgentTokens(10, 7, 4, 2), false)));
            assertThat(server.body.join()).contains("\"output_config\":{\"format\":{\"type\":\"json_schema\"");
            assertThat(server.key.join()).isEqualTo("sk-secret-key");
        }
    }

    private static final String CHOICE =
            frame("{\"model\":\"g\",\"choices\":[{\"delta\":{\"content\":\"hello\"},\"finish_reason\":null}]}");
    private static final String LAST =
            frame("{\"model\":\"g\",\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
    private static final String USAGE = frame(
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"prompt_tokens_details\":{\"cached_tokens\":4}}}");
    private static final String DONE = frame("[DONE]");

    @Test
    void anOpenAiAnswerIsReadWithItsFigures() {
        try (var server = StandIn.frames(Flux.just(CHOICE, LAST, USAGE, DONE))) {
            var schema = new ModelRequest("m", "sys", REQUEST.messages(), 9, new Json("{\"type\":\"object\"}"));
            var events =
                    server.client(Protocol.OPENAI).stream(schema).collectList().block();
            assertThat(events)
                    .isEqualTo(List.of(
                            new ModelEvent.Started("g"),
                            new ModelEvent.Text("hello"),
                            new ModelEvent.Finished("g", ModelEvent.Stop.END, new AgentTokens(5, 3, 4, 0), false)));
            assertThat(server.body.join()).contains("\"include_usage\":true", "\"response_format\"", "\"json_schema\"");
            assertThat(server.key.join()).isEqualTo("Bearer sk-secret-key");
        }
    }

    @Test
    void withoutFiguresTheyAreEstimatedAndMarked() {
        try (var server = StandIn.frames(Flux.just(CHOICE, LAST, DONE))) {
            var last = server.client(Protocol.OPENAI).stream(REQUEST).blockLast();
            assertThat(last)
                    .isEqualTo(new ModelEvent.Finished("g", ModelEvent.Stop.END, new AgentTokens(2, 2, 0, 0), true));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, rate_limit_error, slow down, BUSY",
        "529, overloaded_error, busy, BUSY",
        "503, x, busy, BUSY",
        "429, insufficient_quota, you are out of it, BILLING",
        "400, invalid_request_error, prompt is too long: 9 tokens, PROMPT_TOO_LONG",
        "413, request_too_large, large, PROMPT_TOO_LONG",
        "400, billing_error, no credit, BILLING",
        "400, invalid_request_error, other, BAD_REQUEST",
        "401, authentication_error, invalid key sk-secret-key, CREDENTIALS",
        "403, permission_error, no, CREDENTIALS",
        "404, not_found_error, model: m, UNKNOWN_MODEL",
        "500, api_error, oops, SERVER",
        "408, timeout, late, SERVER"
    })
    void aStatusBecomesAKind(int status, String type, String message, Kind kind) {
        var body = "{\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
        for (var protocol : Protocol.values()) {
            try (var server = new StandIn(status, "120", Flux.just(body))) {
                var failure = failure(server.client(protocol));
                assertThat(failure.kind()).isEqualTo(kind);
                assertThat(failure).hasMessageNotContaining("secret").hasNoCause();
                assertThat(server.requests).hasValue(1);
                if (kind == Kind.BUSY) {
                    assertThat(failure.until())
                            .isBetween(
                                    Instant.now().plusSeconds(60), Instant.now().plusSeconds(121));
                } else {
                    assertThat(failure.until()).isNull();
                }
            }
        }
    }

    @Test
    void anOverloadWithinTheStreamIsBusy() {
        var error = frame("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
        try (var server = StandIn.frames(Flux.just(START, TEXT, error))) {
            assertThat(failure(server.client(Protocol.ANTHROPIC)).kind()).isEqualTo(Kind.BUSY);
        }
    }

    @Test
    void aCutStreamIsNotAnAnswer() {
        try (var server = StandIn.frames(Flux.just(START, TEXT))) {
            assertThat(failure(server.client(Protocol.ANTHROPIC)).kind()).isEqualTo(Kind.CUT);
        }
        try (var server = StandIn.frames(Flux.just(CHOICE))) {
            assertThat(failure(server.client(Protocol.OPENAI)).kind()).isEqualTo(Kind.CUT);
        }
    }

    @Test
    void silenceBeforeTheFirstByteAndWithinTheAnswerHaveTheirOwnClocks() {
        var brief = Duration.ofMillis(200);
        var ample = Duration.ofSeconds(30);
        try (var server = StandIn.frames(Flux.never())) {
            var failure = failure(server.client(Protocol.ANTHROPIC, brief, ample));
            assertThat(failure.kind()).isEqualTo(Kind.SILENT);
            assertThat(failure).hasMessageContaining("sent nothing");
        }
        try (var server = StandIn.frames(Flux.just(START).concatWith(Flux.never()))) {
            var failure = failure(server.client(Protocol.ANTHROPIC, ample, brief));
            assertThat(failure.kind()).isEqualTo(Kind.SILENT);
            assertThat(failure).hasMessageContaining("paused");
        }
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        try (var server = StandIn.frames(Flux.just(START, TEXT).concatWith(Flux.never()))) {
            server.client(Protocol.ANTHROPIC).stream(REQUEST).take(2).blockLast();
            assertThat(server.closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
