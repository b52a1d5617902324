package dev.errand.api.limit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What accounts may use, and what one's own uses of it. */
@RestController
@Tag(name = "Limits")
class LimitController {

    private static final String DEFAULT = "default";

    private final AccountLimits limits;
    private final Audit audit;
    private final StrictBody bodies;

    LimitController(AccountLimits limits, Audit audit, StrictBody bodies) {
        this.limits = limits;
        this.audit = audit;
        this.bodies = bodies;
    }

    /**
     * One's own limits and what is used of them now.
     *
     * @param spentTodayUsd since midnight of UTC
     */
    @Schema(name = "OwnLimits")
    record Own(AccountLimit limits, long jobsInFlight, long running, BigDecimal spentTodayUsd) {}

    /** @param account an account's id, or {@code default} for all that have none of their own */
    @Schema(name = "AccountLimits")
    record View(String account, @JsonUnwrapped AccountLimit limits) {
        static View of(AccountLimits.Row row) {
            return new View(
                    row.owner().equals(AccountLimits.EVERYBODY)
                            ? DEFAULT
                            : row.owner().toString(),
                    row.limit());
        }
    }

    record ViewList(List<View> limits) {}

    @GetMapping("/api/me/limits")
    @Operation(summary = "Shows what one may use, and uses; null is no limit")
    Mono<Own> own(Caller caller) {
        return limits.of(caller)
                .zipWith(limits.use(caller))
                .map(both -> new Own(
                        both.getT1(),
                        both.getT2().inFlight(),
                        both.getT2().running(),
                        both.getT2().spent()));
    }

    @GetMapping("/api/admin/limits")
    @Operation(summary = "Lists all limits that are set")
    Mono<ViewList> list() {
        return limits.all().map(View::of).collectList().map(ViewList::new);
    }

    @PutMapping(path = "/api/admin/limits/{account}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Sets the limits of an account, or of all that have none of their own",
            description = "The account is an id, or default. What the body leaves out is not limited.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = AccountLimit.class))))
    @ApiResponse(responseCode = "404", description = "There is no such account")
    @ApiResponse(responseCode = "422", description = "An unknown field, or a limit below 0")
    Mono<View> set(
            @PathVariable @Parameter(description = "an account's id, or default") String account,
            @RequestBody byte[] body,
            Caller caller) {
        var owner = owner(account);
        var limit = checked(bodies.read(body, AccountLimit.class));
        return limits.save(owner, limit)
                .filter(saved -> saved)
                .switchIfEmpty(Mono.error(() -> new UnknownId("account", account)))
                .then(audit.write(AuditAction.ACCOUNT_CHANGED, caller.account(), account, owner))
                .thenReturn(View.of(new AccountLimits.Row(owner, limit)));
    }

    @DeleteMapping("/api/admin/limits/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an account's own limits away: those for all hold then")
    @ApiResponse(responseCode = "404", description = "It has none of its own")
    Mono<Void> remove(
            @PathVariable @Parameter(description = "an account's id, or default") String account, Caller caller) {
        var owner = owner(account);
        return limits.remove(owner)
                .filter(removed -> removed)
                .switchIfEmpty(Mono.error(() -> new UnknownId("limit", account)))
                .then(audit.write(AuditAction.ACCOUNT_CHANGED, caller.account(), account, owner));
    }

    private static UUID owner(String account) {
        if (account.equals(DEFAULT)) {
            return AccountLimits.EVERYBODY;
        }
        try {
            return UUID.fromString(account);
        } catch (IllegalArgumentException e) {
            throw new UnknownId("account", account);
        }
    }

    private static AccountLimit checked(AccountLimit limit) {
        atLeast("submits_per_minute", limit.submitsPerMinute(), 1);
        atLeast("jobs_in_flight", limit.jobsInFlight(), 0);
        atLeast("concurrent_runs", limit.concurrentRuns(), 0);
        atLeast("upload_bytes_per_day", limit.uploadBytesPerDay(), 0);
        atLeast("event_streams", limit.eventStreams(), 0);
        var cost = limit.costPerDayUsd();
        if (cost != null && (cost.signum() < 0 || cost.precision() - cost.scale() > 6)) {
            throw new InvalidValue("cost_per_day_usd", "is not 0 to 999999", "0..999999");
        }
        return limit;
    }

    private static void atLeast(String field, @Nullable Number value, int least) {
        if (value != null && value.longValue() < least) {
            throw new InvalidValue(field, "is below " + least, least + "..");
        }
    }
}
