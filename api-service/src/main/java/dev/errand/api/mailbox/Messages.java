package dev.errand.api.mailbox;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** Finds messages for whom they are: one's own, and for admins all. An admin's look into another's is written down. */
@Component
class Messages {

    private static final String COLUMNS =
            "message_id, job_id, account_id, order_id, template, recipient, subject, delivered, sent_at";

    private static final String LIST = """
            SELECT %s
              FROM sent_mail
             WHERE (:account::uuid IS NULL OR account_id = :account)
               AND (:before::text IS NULL
                    OR (sent_at, message_id) < (SELECT sent_at, message_id FROM sent_mail WHERE message_id = :before))
             ORDER BY sent_at DESC, message_id DESC
             LIMIT :limit
            """.formatted(COLUMNS);

    private static final String FIND = """
            SELECT %s, text, html
              FROM sent_mail
             WHERE message_id = :id AND (:account::uuid IS NULL OR account_id = :account)
            """.formatted(COLUMNS);

    private final DatabaseClient database;
    private final Audit audit;

    Messages(DatabaseClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** @param html the part itself */
    record Opened(Message message, String html) {}

    /**
     * Newest first, without their texts.
     *
     * @param before a message: only older ones; null for the newest. Fails with {@link UnknownId} if there is no such
     */
    Mono<List<Message>> list(Caller caller, @Nullable String before, int limit) {
        var known =
                before == null ? Mono.<Object>just("") : find(caller, before).cast(Object.class);
        return known.then(Shielded.from(() -> database.sql(LIST)
                .bind("account", whose(caller))
                .bind("before", before == null ? Parameters.in(String.class) : before)
                .bind("limit", limit)
                .map(row -> message(row, null))
                .all()
                .collectList()));
    }

    /** Fails with {@link UnknownId} if there is no such message for this caller. */
    Mono<Opened> open(Caller caller, String id) {
        return find(caller, id).delayUntil(opened -> {
            var owner = opened.message().account();
            return owner == null || caller.owns(owner)
                    ? Mono.empty()
                    : audit.write(AuditAction.PAYLOAD_VIEWED, caller.account(), id, owner);
        });
    }

    private Mono<Opened> find(Caller caller, String id) {
        return Shielded.from(() -> database.sql(FIND)
                        .bind("id", id)
                        .bind("account", whose(caller))
                        .map(row -> new Opened(
                                message(row, required(row, "text", String.class)), required(row, "html", String.class)))
                        .one())
                .switchIfEmpty(Mono.error(() -> new UnknownId("message", id)));
    }

    /** Null for everybody's. */
    private static Object whose(Caller caller) {
        return caller.admin() ? Parameters.in(UUID.class) : caller.account();
    }

    private static Message message(Readable row, @Nullable String text) {
        var id = required(row, "message_id", String.class);
        return new Message(
                id,
                required(row, "job_id", UUID.class),
                row.get("account_id", UUID.class),
                row.get("order_id", UUID.class),
                required(row, "template", String.class),
                row.get("recipient", String.class),
                required(row, "subject", String.class),
                text,
                required(row, "delivered", Boolean.class),
                required(row, "sent_at", Instant.class),
                "/api/mailbox/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8) + "/html");
    }
}
