package dev.errand.api.console;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is at the front door. */
@RestController
@Tag(name = "Home")
class HomeController {

    private static final Resource PAGE = new ClassPathResource("static/console/index.html");

    record Welcome(String message) {}

    @GetMapping("/")
    @Operation(summary = "Says that the API is running; a browser is sent to the console")
    Welcome welcome() {
        return new Welcome("Errand is running; see /docs for what it can do and /console for a look at it");
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(hidden = true)
    ResponseEntity<Void> browser() {
        return moved("/console/");
    }

    @GetMapping("/console")
    @Operation(hidden = true)
    ResponseEntity<Void> console() {
        return moved("/console/");
    }

    @GetMapping("/console/")
    @Operation(hidden = true)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(PAGE);
    }

    private static ResponseEntity<Void> moved(String to) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(to)).build();
    }
}
