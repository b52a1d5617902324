package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders of the fortune shop. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Fortune shop")
class OrderController {

    private static final int MOST = 100;

    private final Ordering ordering;
    private final OrderReads reads;
    private final StrictBody bodies;

    OrderController(Ordering ordering, OrderReads reads, StrictBody bodies) {
        this.ordering = ordering;
        this.reads = reads;
        this.bodies = bodies;
    }

    record OrderList(int count, List<OrderView> orders) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Orders a package or single experts",
            description = "The price is computed here. The analysis is queued once the order is paid: at once with the"
                    + " payment method test, with stripe after the customer has paid at payment.checkout_url.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = OrderForm.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The order",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "422", description = "A field is missing, unknown, or not what it may be")
    @ApiResponse(responseCode = "429", description = "A limit of the account is reached")
    Mono<ResponseEntity<OrderView>> order(
            @RequestBody byte[] body,
            @RequestHeader(name = "Idempotency-Key", required = false)
                    @Parameter(description = "asked again under it, nothing is ordered twice")
                    @Nullable
                    String key,
            Caller caller,
            @Parameter(hidden = true) ServerHttpResponse response) {
        var form = bodies.read(body, OrderForm.class);
        return ordering.place(caller, form, body, key, response)
                .flatMap(placed -> view(caller, placed).map(view -> {
                    var answer = ResponseEntity.created(URI.create("/api/orders/" + placed.id()));
                    return placed.repeated()
                            ? answer.header("Idempotency-Replayed", "true").body(view)
                            : answer.body(view);
                }));
    }

    private Mono<OrderView> view(Caller caller, Ordering.Placed placed) {
        return Mono.justOrEmpty(placed.view()).switchIfEmpty(Mono.defer(() -> reads.brief(caller, placed.id())));
    }

    @GetMapping
    @Operation(summary = "Lists one's orders, newest first")
    Mono<OrderList> list(
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
            @RequestParam(required = false) @Parameter(description = "an order's id: those before it") @Nullable
                    UUID before,
            Caller caller) {
        var most = InvalidValue.within("limit", limit, 1, MOST);
        return reads.own(caller, before, most).map(orders -> new OrderList(orders.size(), orders));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows an order, and how its analysis goes")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    Mono<OrderView> one(@PathVariable UUID id, Caller caller) {
        return reads.find(caller, id);
    }
}
