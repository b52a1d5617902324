package dev.errand.api.webhook;

import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's webhook endpoints. */
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks")
class EndpointController {

    private final Endpoints endpoints;
    private final Audit audit;
    private final StrictBody bodies;
    private final boolean allowPrivate;

    EndpointController(Endpoints endpoints, Audit audit, StrictBody bodies, WebhookProperties properties) {
        this.endpoints = endpoints;
        this.audit = audit;
        this.bodies = bodies;
        this.allowPrivate = properties.allowPrivate();
    }

    @Schema(name = "WebhookList")
    record EndpointList(List<EndpointView> webhooks) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Registers an endpoint that is told when one's jobs end",
            description = "Messages are signed as Standard Webhooks say. The secret is shown in this answer only.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = EndpointForm.class))))
    @ApiResponse(responseCode = "201", description = "The endpoint, with its secret this once")
    @ApiResponse(responseCode = "422", description = "No https address, an unknown event, or too many endpoints")
    Mono<EndpointView> make(@RequestBody byte[] body, Caller caller) {
        var form = bodies.read(body, EndpointForm.class);
        return endpoints
                .make(caller.account(), form.newUrl(allowPrivate), form.newEvents())
                .switchIfEmpty(Mono.error(
                        () -> new InvalidValue("url", "would be one endpoint more than there may be", Endpoints.MOST)))
                .delayUntil(made -> noted(AuditAction.WEBHOOK_MADE, caller, made.id()));
    }

    @GetMapping
    @Operation(summary = "Lists one's webhook endpoints, without their secrets")
    Mono<EndpointList> list(Caller caller) {
        return endpoints.list(caller.account()).map(EndpointList::new);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a webhook endpoint, without its secret")
    @ApiResponse(responseCode = "404", description = "There is no such endpoint")
    Mono<EndpointView> find(@PathVariable UUID id, Caller caller) {
        return endpoints.find(caller.account(), id).switchIfEmpty(unknown(id));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Changes a webhook endpoint, stops it or lets it go on",
            description = "What is absent stays as it is. Enabling forgets how often the endpoint failed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = EndpointForm.Change.class))))
    @ApiResponse(responseCode = "404", description = "There is no such endpoint")
    @ApiResponse(responseCode = "422", description = "No https address, or an unknown event")
    Mono<EndpointView> change(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        var change = bodies.read(body, EndpointForm.Change.class);
        return endpoints
                .change(caller.account(), id, change.checkedUrl(allowPrivate), change.checkedEvents(), change.enabled())
                .switchIfEmpty(unknown(id))
                .delayUntil(changed -> noted(AuditAction.WEBHOOK_CHANGED, caller, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a webhook endpoint, with its log")
    @ApiResponse(responseCode = "404", description = "There is no such endpoint")
    Mono<Void> remove(@PathVariable UUID id, Caller caller) {
        return endpoints
                .remove(caller.account(), id)
                .flatMap(removed -> removed
                        ? noted(AuditAction.WEBHOOK_REMOVED, caller, id)
                        : Mono.error(() -> new UnknownId("webhook", id)));
    }

    @PostMapping("/{id}/rotate")
    @Operation(
            summary = "Gives a webhook endpoint a new secret",
            description = "The old one signs too for 24 hours; rotating once more revokes it at once.")
    @ApiResponse(responseCode = "200", description = "The endpoint, with its new secret this once")
    @ApiResponse(responseCode = "404", description = "There is no such endpoint")
    Mono<EndpointView> rotate(@PathVariable UUID id, Caller caller) {
        return endpoints
                .rotate(caller.account(), id)
                .switchIfEmpty(unknown(id))
                .delayUntil(rotated -> noted(AuditAction.WEBHOOK_ROTATED, caller, id));
    }

    private Mono<Void> noted(AuditAction action, Caller caller, UUID endpoint) {
        return audit.write(action, caller.account(), endpoint, caller.account());
    }

    private static <T> Mono<T> unknown(UUID id) {
        return Mono.error(() -> new UnknownId("webhook", id));
    }
}
