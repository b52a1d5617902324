package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.api.problem.StrictBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What operators do with everybody's orders. */
@RestController
@RequestMapping("/api/desk/orders")
@Tag(name = "Fortune shop")
class OrderDesk {

    private final OrderSearch orders;
    private final FailedOrders failed;
    private final StrictBody bodies;

    OrderDesk(OrderSearch orders, FailedOrders failed, StrictBody bodies) {
        this.orders = orders;
        this.failed = failed;
        this.bodies = bodies;
    }

    /** @param next what to ask for as {@code before} to get the next page; null on the last one */
    @Schema(name = "DeskOrders")
    record Found(
            int count, List<OrderView> orders, @Nullable UUID next) {}

    /**
     * @param ids of orders, 1,000 at most, of which those that failed are meant; left out: all that failed, the oldest 1,000 of them
     * @param dryRun only says how many that would be
     */
    @Schema(name = "RetryFailed")
    record RetryForm(@Nullable List<UUID> ids, @Nullable Boolean dryRun) {}

    /**
     * @param failed how many of those asked for had failed
     * @param retried how many of them wait again; the others changed in between
     */
    @Schema(name = "RetriedOrders")
    record Retried(int failed, int retried) {}

    @GetMapping
    @Operation(summary = "Searches everybody's orders, newest first; for operators")
    @ApiResponse(responseCode = "403", description = "The caller is no operator")
    @ApiResponse(responseCode = "422", description = "A parameter is not one of those it may be")
    Mono<Found> searchOrders(
            @RequestParam(required = false) @Parameter(description = "how the address begins, in any case") @Nullable
                    String email,
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam(required = false)
                    @Parameter(description = "pending, paid, processing, completed, failed or refunded")
                    @Nullable
                    String status,
            @RequestParam(required = false)
                    @Parameter(description = "made at this time or later, such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(description = "made before this time, such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String to,
            @RequestParam(required = false)
                    @Parameter(description = "next of the page before: an order's id, and those that are older")
                    @Nullable
                    UUID before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
            Caller caller) {
        var window = DeskWindow.of(email, from, to, before, limit);
        return orders.find(caller, new OrderSearch.Filter(window, id, status)).map(found -> {
            var page = window.page(found);
            return new Found(page.size(), page, window.next(found, OrderView::id));
        });
    }

    @PostMapping(path = "/retry-failed", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Runs failed orders again: only the experts that are missing; for operators",
            description = "The count of their failures starts anew. At most 1,000 at once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RetryForm.class))))
    @ApiResponse(responseCode = "403", description = "The caller is no operator")
    @ApiResponse(responseCode = "422", description = "A field is unknown, or there are more than 1,000 ids")
    Mono<Retried> retryFailed(@RequestBody byte[] body) {
        var form = bodies.read(body, RetryForm.class);
        return failed.jobs(form.ids)
                .flatMap(jobs -> Boolean.TRUE.equals(form.dryRun)
                        ? Mono.just(new Retried(jobs.size(), 0))
                        : failed.retry(jobs).map(count -> new Retried(jobs.size(), count)));
    }
}
