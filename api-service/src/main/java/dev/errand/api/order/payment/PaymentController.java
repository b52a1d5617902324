package dev.errand.api.order.payment;

import dev.errand.api.account.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Paying orders, and giving money back. */
@RestController
@Tag(name = "Payments")
class PaymentController {

    private final Checkouts checkouts;
    private final Refunds refunds;

    PaymentController(Checkouts checkouts, Refunds refunds) {
        this.checkouts = checkouts;
        this.refunds = refunds;
    }

    @PostMapping("/api/orders/{id}/checkout")
    @Operation(summary = "Tells where an order is paid: at the checkout it has, or at a new one if that has expired")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(responseCode = "409", description = "The order was paid")
    @ApiResponse(responseCode = "422", description = "Its payment method is not configured")
    @ApiResponse(responseCode = "503", description = "The payment service does not answer; the order waits")
    Mono<OrderPayment> checkout(@PathVariable UUID id) {
        return checkouts.open(id);
    }

    @PostMapping("/api/admin/orders/{id}/refund")
    @Operation(
            summary = "Gives all of an order's money back",
            description =
                    "An analysis that has not ended is cancelled. Asked again, it changes nothing, unless the refund failed"
                            + " (payment.status refund_failed): then the money is given back once more.")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(responseCode = "409", description = "The order was not paid")
    @ApiResponse(responseCode = "422", description = "The payment service refuses")
    @ApiResponse(responseCode = "503", description = "The payment service does not answer")
    Mono<OrderPayment> refund(@PathVariable UUID id, Caller caller) {
        return refunds.refund(id, caller);
    }
}
