package dev.errand.api.order;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The console's page for operators of the shop; what is on it comes from the API, which asks who looks. */
@RestController
class DeskPage {

    private static final Resource PAGE = new ClassPathResource("static/console/desk.html");

    @GetMapping("/console/desk")
    @Operation(hidden = true)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(PAGE);
    }
}
