package dev.errand.api.account;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.InvalidValue;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was written down of who did what. */
@RestController
@Tag(name = "Accounts")
class AuditController {

    private static final int PAGE = 100;

    private static final String FIND = """
            SELECT id, at, account_id, action, subject, owner_id, address
              FROM audit
             WHERE id < :before AND (:account::uuid IS NULL OR account_id = :account)
               AND (:action::text IS NULL OR action = :action)
             ORDER BY id DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    AuditController(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param account who did it; null if nobody could tell
     * @param subject the id of what it was done to
     * @param owner whose that is
     */
    @Schema(name = "AuditEntry")
    record Entry(
            long id,
            Instant at,
            @Nullable UUID account,
            String action,
            @Nullable String subject,
            @Nullable UUID owner,
            @Nullable String address) {}

    /** @param next what to ask for as {@code before} to get what is older; null on the last page */
    record AuditPage(List<Entry> entries, @Nullable Long next) {}

    @GetMapping("/api/audit")
    @Operation(
            summary = "Shows who did what, newest first; for admins",
            description = "signed_up, signed_in, sign_in_failed, signed_out, key_made, key_removed, job_cancelled,"
                    + " job_retried, payload_viewed, account_changed, account_erased")
    @ApiResponse(responseCode = "403", description = "The caller is no admin")
    Mono<AuditPage> audit(
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit) {
        var most = InvalidValue.within("limit", limit, 1, PAGE);
        return Shielded.from(() -> database.sql(FIND)
                        .bind("before", before == null ? Long.MAX_VALUE : before)
                        .bind("account", account == null ? Parameters.in(UUID.class) : Parameters.in(account))
                        .bind("action", action == null ? Parameters.in(String.class) : Parameters.in(action))
                        .bind("limit", most)
                        .filter(statement -> statement.fetchSize(PAGE))
                        .map(AuditController::read)
                        .all()
                        .collectList())
                .map(entries -> new AuditPage(
                        entries,
                        entries.size() < most ? null : entries.get(most - 1).id()));
    }

    private static Entry read(Readable row) {
        return new Entry(
                required(row, "id", Long.class),
                required(row, "at", Instant.class),
                row.get("account_id", UUID.class),
                required(row, "action", String.class),
                row.get("subject", String.class),
                row.get("owner_id", UUID.class),
                row.get("address", String.class));
    }
}
