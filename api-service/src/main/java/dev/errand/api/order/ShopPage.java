package dev.errand.api.order;

import dev.errand.api.account.OpenPath;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The console's page of the shop; what is on it comes from the API. Mails and payments lead to it. */
@RestController
class ShopPage {

    private static final Resource PAGE = new ClassPathResource("static/console/shop.html");

    @Bean
    static OpenPath ordersPageIsOpen() {
        return new OpenPath(HttpMethod.GET, "/orders/{id}");
    }

    @Bean
    static OpenPath paidOrdersPageIsOpen() {
        return new OpenPath(HttpMethod.GET, "/shop/orders/{id}");
    }

    @GetMapping("/console/shop")
    @Operation(hidden = true)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(PAGE);
    }

    @GetMapping({"/orders/{id}", "/shop/orders/{id}"})
    @Operation(hidden = true)
    ResponseEntity<Void> order(@PathVariable UUID id) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/console/shop#" + id))
                .build();
    }
}
