package dev.errand.api.mailbox;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The console's page of the mailbox; what is in it comes from the API. */
@RestController
class MailboxPage {

    private static final Resource PAGE = new ClassPathResource("static/console/mailbox.html");

    @GetMapping("/console/mailbox")
    @Operation(hidden = true)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(PAGE);
    }
}
