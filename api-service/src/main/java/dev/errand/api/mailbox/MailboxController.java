package dev.errand.api.mailbox;

import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The mailbox: what was told by mail, whether or not a mail server was there to take it. */
@RestController
@Tag(name = "Mailbox")
class MailboxController {

    private static final int PAGE = 100;
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /** A stranger's name may be in it, so it is no page of ours: no script, no form, nothing loaded, an origin of its own. */
    private static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private final Messages messages;

    MailboxController(Messages messages) {
        this.messages = messages;
    }

    /** @param next what to ask for as {@code before} to get what is older; null on the last page */
    @Schema(name = "Mailbox")
    record MessagePage(
            int count, List<Message> messages, @Nullable String next) {}

    @GetMapping("/api/mailbox")
    @Operation(summary = "Lists one's messages, newest first; for admins everybody's")
    @ApiResponse(responseCode = "404", description = "before names no message")
    @ApiResponse(responseCode = "422", description = "The limit is not 1 to 100")
    Mono<MessagePage> list(
            @RequestParam(required = false) @Parameter(description = "next of the page before") @Nullable String before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
            Caller caller) {
        var most = InvalidValue.within("limit", limit, 1, PAGE);
        return messages.list(caller, before, most)
                .map(found -> new MessagePage(
                        found.size(),
                        found,
                        found.size() < most ? null : found.get(most - 1).messageId()));
    }

    @GetMapping("/api/mailbox/{message_id}")
    @Operation(summary = "Shows a message with its text part")
    @ApiResponse(responseCode = "404", description = "There is no such message, or it is somebody else's")
    Mono<Message> message(@PathVariable("message_id") String id, Caller caller) {
        return messages.open(caller, id).map(Messages.Opened::message);
    }

    @GetMapping(path = "/api/mailbox/{message_id}/html", produces = MediaType.ALL_VALUE)
    @Operation(summary = "Shows a message's HTML part, as a page that may do nothing")
    @ApiResponse(
            responseCode = "200",
            description = "the part",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "There is no such message, or it is somebody else's")
    Mono<ResponseEntity<String>> html(@PathVariable("message_id") String id, Caller caller) {
        return messages.open(caller, id)
                .map(opened -> ResponseEntity.ok()
                        .contentType(HTML)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", SANDBOX)
                        .body(opened.html()));
    }
}
