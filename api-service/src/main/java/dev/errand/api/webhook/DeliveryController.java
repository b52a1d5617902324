package dev.errand.api.webhook;

import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was sent to the caller's webhook endpoints. */
@RestController
@RequestMapping("/api/webhooks/{id}")
@Tag(name = "Webhooks")
class DeliveryController {

    private static final int LONGEST_PAGE = 100;
    private static final UUID LAST = new UUID(-1, -1);

    private final Endpoints endpoints;
    private final Deliveries deliveries;

    DeliveryController(Endpoints endpoints, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    /** @param next what to give as {@code before} for the next page; null after the last one */
    @Schema(name = "WebhookDeliveries")
    record Page(List<DeliveryView> deliveries, @Nullable UUID next) {

        static Page of(List<DeliveryView> found, int limit) {
            return new Page(
                    found, found.size() < limit ? null : found.get(limit - 1).id());
        }
    }

    @GetMapping("/deliveries")
    @Operation(
            summary = "Lists what was sent to a webhook endpoint, newest first",
            description = "Each message with every attempt: status code, latency, error. Kept for 30 days.")
    @ApiResponse(responseCode = "404", description = "There is no such endpoint")
    @ApiResponse(responseCode = "422", description = "A limit below 1 or above 100")
    Mono<Page> list(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID before,
            Caller caller) {
        InvalidValue.within("limit", limit, 1, LONGEST_PAGE);
        return endpoints
                .find(caller.account(), id)
                .switchIfEmpty(Mono.error(() -> new UnknownId("webhook", id)))
                .then(deliveries.page(caller.account(), id, before == null ? LAST : before, limit))
                .map(found -> Page.of(found, limit));
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a test message to a webhook endpoint")
    @ApiResponse(responseCode = "202", description = "The message, on its way")
    @ApiResponse(responseCode = "404", description = "There is no such endpoint")
    @ApiResponse(responseCode = "409", description = "The endpoint is disabled")
    Mono<DeliveryView> test(@PathVariable UUID id, Caller caller) {
        return deliveries.test(caller.account(), id);
    }

    @PostMapping("/deliveries/{delivery}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Sends a message once more",
            description = "Under its id, so that a receiver that had it knows it.")
    @ApiResponse(responseCode = "202", description = "The message, on its way")
    @ApiResponse(responseCode = "404", description = "There is no such endpoint or message")
    @ApiResponse(responseCode = "409", description = "The endpoint is disabled, or the message is still on its way")
    Mono<DeliveryView> again(@PathVariable UUID id, @PathVariable UUID delivery, Caller caller) {
        return deliveries.again(caller.account(), id, delivery);
    }
}
