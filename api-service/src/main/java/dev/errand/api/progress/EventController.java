package dev.errand.api.progress;

import dev.errand.api.account.Caller;
import dev.errand.api.account.Payloads;
import dev.errand.api.account.Standing;
import dev.errand.api.connection.Shielded;
import dev.errand.api.limit.StreamSlots;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.Jobs;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** A job's events as server-sent events. */
@RestController
@Tag(name = "Jobs")
class EventController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Jobs jobs;
    private final EventStreams streams;
    private final EventProperties properties;
    private final Payloads payloads;
    private final StreamSlots slots;
    private final Standing standing;

    EventController(
            Jobs jobs,
            EventStreams streams,
            EventProperties properties,
            Payloads payloads,
            StreamSlots slots,
            Standing standing) {
        this.standing = standing;
        this.slots = slots;
        this.payloads = payloads;
        this.jobs = jobs;
        this.streams = streams;
        this.properties = properties;
    }

    @GetMapping("/api/jobs/{id}/events")
    @Operation(
            summary = "Streams a job's events until it ends",
            description = "Server-sent events: state, stage, progress, log, item, each with an id. The first is a"
                    + " snapshot, the last tells the end. A client that reconnects with Last-Event-ID gets what it"
                    + " missed, or 204 if it has seen the end. Operators get no log and item events of others' jobs unless that"
                    + " was granted to them. A stream ends with the credentials that it was asked for with.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "nothing comes after that event", content = @Content)
    Mono<Void> events(
            @PathVariable JobId id,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            @RequestParam(name = "last_event_id", required = false)
                    @Parameter(description = "the same, for clients that cannot set the header")
                    @Nullable
                    String lastEventIdParameter,
            Caller caller,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var after = parse(lastEventId == null ? lastEventIdParameter : lastEventId);
        return Shielded.from(() -> jobs.find(id))
                .filter(job -> caller.sees(job.owner()))
                .switchIfEmpty(Mono.error(() -> new UnknownId("job", id)))
                .flatMap(job -> after != null && after.isEndOf(job)
                        ? nothing(exchange.getResponse())
                        : payloads.open(job)
                                .flatMap(open -> slots.counted(
                                        caller,
                                        () -> streams.counted(
                                                Mono.defer(() -> stream(job, after, open, caller, exchange))))));
    }

    private static @Nullable EventId parse(@Nullable String id) {
        return id == null || id.isEmpty() ? null : EventId.parse(id);
    }

    private static Mono<Void> nothing(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private Mono<Void> stream(
            Job job, @Nullable EventId after, boolean open, Caller caller, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().set("X-Accel-Buffering", "no"); // nginx would hold events back
        dropWhenStuck(exchange.getRequest());
        var buffers = response.bufferFactory();
        return response.writeAndFlushWith(streams.bytes(job, after, open)
                .takeUntilOther(standing.lost(exchange, caller, properties.heartbeat()))
                .map(bytes -> Mono.just(buffers.wrap(bytes))));
    }

    /** A client that reads nothing fills the socket, and then what waits to be written here: it is dropped instead. */
    private void dropWhenStuck(ServerHttpRequest request) {
        HttpServerRequest connected = ServerHttpRequestDecorator.getNativeRequest(request);
        var millis = properties.patience().toMillis();
        connected.withConnection(connection -> {
            if (connection.channel().pipeline().get(WriteTimeoutHandler.class) == null) {
                connection.addHandlerFirst(new WriteTimeoutHandler(millis, TimeUnit.MILLISECONDS));
            }
        });
    }
}
