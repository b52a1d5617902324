package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.job.JobOrders;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.Problem;
import dev.errand.api.problem.StrictBody;
import dev.errand.job.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operators do with everybody's orders. */
@RestController
@RequestMapping("/api/desk/orders")
@Tag(name = "Fortune shop")
class OrderDesk {

    private static final int MOST = 100;
    private static final List<String> STATUSES =
            List.of("pending", "paid", "processing", "completed", "failed", "refunded");
    private static final String FAILED = """
            SELECT job_id FROM fortune_order
             WHERE status = 'failed' AND job_id IS NOT NULL AND (:every OR id = ANY (:ids))
             ORDER BY id LIMIT 1000
            """;

    private final OrderReads reads;
    private final JobOrders jobs;
    private final DatabaseClient database;
    private final StrictBody bodies;

    OrderDesk(OrderReads reads, JobOrders jobs, DatabaseClient database, StrictBody bodies) {
        this.reads = reads;
        this.jobs = jobs;
        this.database = database;
        this.bodies = bodies;
    }

    record Found(int count, List<OrderView> orders) {}

    /** @param ids of failed orders; left out: all that failed, up to 1,000 */
    @Schema(name = "RetryFailed")
    record RetryForm(@Nullable List<UUID> ids) {}

    /** @param retried how many wait again */
    record Retried(int retried) {}

    @GetMapping
    @Operation(summary = "Searches everybody's orders, newest first; for operators")
    @ApiResponse(responseCode = "422", description = "An unknown status, or a limit out of its bounds")
    Mono<Found> search(
            @RequestParam(required = false) @Parameter(description = "how the address begins") @Nullable String email,
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Parameter(description = "made at this time or later") @Nullable
                    Instant from,
            @RequestParam(required = false) @Parameter(description = "made before this time") @Nullable Instant to,
            @RequestParam(required = false) @Parameter(description = "an order's id: those before it") @Nullable
                    UUID before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
            Caller caller) {
        if (status != null && !STATUSES.contains(status)) {
            throw new InvalidValue("status", "is none that an order has", STATUSES);
        }
        var most = InvalidValue.within("limit", limit, 1, MOST);
        return reads.search(caller, new OrderReads.Filter(email, id, status, from, to, before, most))
                .map(orders -> new Found(orders.size(), orders));
    }

    @PostMapping(path = "/retry-failed", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Runs failed orders again: only the experts that are missing; for operators",
            description = "The count of their failures starts anew.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RetryForm.class))))
    Mono<Retried> retryFailed(@RequestBody byte[] body) {
        var ids = bodies.read(body, RetryForm.class).ids();
        return failed(ids)
                .flatMapMany(Flux::fromIterable)
                .concatMap(job ->
                        jobs.retry(new JobId(job)).thenReturn(1).onErrorResume(Problem.class, gone -> Mono.empty()))
                .count()
                .map(count -> new Retried(count.intValue()));
    }

    private Mono<List<UUID>> failed(@Nullable List<UUID> ids) {
        return Shielded.from(() -> database.sql(FAILED)
                .bind("every", ids == null)
                .bind("ids", ids == null ? new UUID[0] : ids.toArray(UUID[]::new))
                .map(row -> java.util.Objects.requireNonNull(row.get("job_id", UUID.class)))
                .all()
                .collectList());
    }
}
