package dev.errand.api.account;

import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The caller's API keys. */
@RestController
@RequestMapping("/api/keys")
@Tag(name = "Accounts")
class KeyController {

    private static final int LONGEST_NAME = 100;

    private final ApiKeys keys;
    private final Audit audit;
    private final StrictBody bodies;

    KeyController(ApiKeys keys, Audit audit, StrictBody bodies) {
        this.keys = keys;
        this.audit = audit;
        this.bodies = bodies;
    }

    /**
     * A key to be made.
     *
     * @param name what it is for
     * @param scopes jobs:read, jobs:write, account; all that the request itself may use, if absent
     * @param expiresAt never, if absent
     */
    @Schema(name = "NewKey")
    record NewKey(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String name,

            @Nullable List<String> scopes,

            @Schema(type = "string", format = "date-time") @Nullable
            String expiresAt) {}

    /**
     * A key as it is shown.
     *
     * @param prefix how it begins
     * @param key all of it; only in the answer that made it
     * @param lastUsedAt to the minute; null if it never was
     */
    @Schema(name = "Key")
    record KeyView(
            UUID id,
            String name,
            String prefix,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String key) {

        static KeyView of(ApiKeys.Key key, @Nullable String secret) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.scopes().stream().map(Scope::word).sorted().toList(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    secret);
        }
    }

    record KeyList(List<KeyView> keys) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes an API key",
            description = "It is sent as Authorization: Bearer, and is shown in this answer only.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewKey.class))))
    @ApiResponse(responseCode = "201", description = "The key, this once")
    @ApiResponse(
            responseCode = "422",
            description = "No name, an unknown scope or one that the request lacks, no time to come")
    Mono<KeyView> make(@RequestBody byte[] body, Caller caller, @Parameter(hidden = true) ServerWebExchange exchange) {
        var wanted = bodies.read(body, NewKey.class);
        var name = StrictBody.required("name", wanted.name()).strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("name", "is 1 to 100 characters", "1.." + LONGEST_NAME);
        }
        return keys.make(caller.account(), name, scopes(wanted.scopes(), caller), expiry(wanted.expiresAt()))
                .switchIfEmpty(Mono.error(() -> new InvalidValue("name", "would be the 101st key", ApiKeys.MOST)))
                .delayUntil(made -> audit.write(
                        AuditAction.KEY_MADE, caller.account(), made.key().id(), caller.account()))
                .map(made -> KeyView.of(made.key(), made.secret().text()));
    }

    /** Never more than the request may do itself. */
    private static Set<Scope> scopes(@Nullable List<String> words, Caller caller) {
        if (words == null) {
            return caller.scopes();
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (var word : words) {
            scopes.add(Scope.of(word)
                    .filter(caller.scopes()::contains)
                    .orElseThrow(() -> new InvalidValue(
                            "scopes",
                            "holds one that is unknown or that you lack",
                            caller.scopes().stream().map(Scope::word).sorted().toList())));
        }
        if (scopes.isEmpty()) {
            throw new InvalidValue("scopes", "is empty, so the key could do nothing", null);
        }
        return scopes;
    }

    private static @Nullable Instant expiry(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (at.isAfter(Clock.systemUTC().instant()) && at.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return at;
            }
        } catch (DateTimeException e) {
            // as below
        }
        throw new InvalidValue(
                "expires_at", "is no time to come such as 2026-12-25T08:00:00Z", "ISO 8601 with an offset");
    }

    @GetMapping
    @Operation(summary = "Lists one's API keys, without what is secret of them")
    Mono<KeyList> list(Caller caller) {
        return keys.list(caller.account())
                .map(all -> new KeyList(
                        all.stream().map(key -> KeyView.of(key, null)).toList()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes an API key: it is good for nothing from now on")
    @ApiResponse(responseCode = "404", description = "There is no such key")
    Mono<Void> remove(@PathVariable UUID id, Caller caller, @Parameter(hidden = true) ServerWebExchange exchange) {
        return keys.remove(caller.account(), id)
                .flatMap(removed -> removed
                        ? audit.write(AuditAction.KEY_REMOVED, caller.account(), id, caller.account())
                        : Mono.error(() -> new UnknownId("key", id)));
    }
}
