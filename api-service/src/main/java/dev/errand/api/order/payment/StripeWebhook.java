package dev.errand.api.order.payment;

import dev.errand.api.account.OpenPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where Stripe tells what happened. The signature is all the credentials there are. */
@RestController
@Tag(name = "Payments")
class StripeWebhook {

    static final String PATH = "/api/payments/stripe/webhook";

    private final StripeEvents events;

    StripeWebhook(StripeEvents events) {
        this.events = events;
    }

    /** Nobody signs in to tell of payments. */
    @Configuration(proxyBeanMethods = false)
    static class Open {
        @Bean
        OpenPath stripeWebhookPath() {
            return new OpenPath(HttpMethod.POST, PATH);
        }
    }

    /** @param type the event's */
    record Received(String type) {}

    @PostMapping(PATH)
    @Operation(
            summary = "Takes an event of Stripe's",
            description = "The raw body is checked against the signature. An event that is sent again changes nothing.")
    @ApiResponse(responseCode = "400", description = "The signature does not fit, or the body is no event")
    @ApiResponse(responseCode = "422", description = "No webhook secret is configured")
    Mono<Received> receive(
            @RequestBody(required = false) byte[] body,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "")
                    @Parameter(description = "t=seconds,v1=HMAC-SHA256 of t.body in hexadecimal digits")
                    String signature) {
        var event = events.verified(body == null ? new byte[0] : body, signature);
        return events.handle(event).thenReturn(new Received(event.getType()));
    }
}
