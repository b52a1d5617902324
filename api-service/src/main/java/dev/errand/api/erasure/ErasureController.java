package dev.errand.api.erasure;

import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The way out. */
@RestController
@Tag(name = "Accounts")
class ErasureController {

    private final Erasure erasure;
    private final Audit audit;

    ErasureController(Erasure erasure, Audit audit) {
        this.erasure = erasure;
        this.audit = audit;
    }

    @DeleteMapping("/api/me")
    @Operation(
            summary = "Erases one's account, with its jobs, files, keys and sessions",
            description = "Jobs that wait are cancelled, those that run are stopped first.")
    @ApiResponse(responseCode = "204", description = "All of it is gone")
    @ApiResponse(
            responseCode = "202",
            description = "Nobody can sign in any more; the rest goes when running jobs have stopped")
    @ApiResponse(responseCode = "409", description = "The account of requests without credentials stays")
    Mono<ResponseEntity<Void>> erase(Caller caller) {
        if (caller.owns(Caller.LOCAL.account())) {
            throw new LocalAccountStays();
        }
        return audit.write(AuditAction.ACCOUNT_ERASED, caller.account(), null, caller.account())
                .then(Mono.defer(() -> erasure.begin(caller.account())))
                .map(done -> ResponseEntity.status(done ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED)
                        .build());
    }
}
