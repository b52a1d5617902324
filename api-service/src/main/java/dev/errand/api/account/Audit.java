package dev.errand.api.account;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import io.r2dbc.spi.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down who did what. It says no more than ids and an address. */
@Component
public class Audit {

    private static final String INSERT = """
            INSERT INTO audit (account_id, action, subject, owner_id, address)
            VALUES (:account, :action, :subject, :owner, :address)
            """;

    private final DatabaseClient database;

    Audit(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Done when it is written, with the address that the request came from.
     *
     * @param account who did it; null if nobody could tell
     * @param subject the id of what it was done to; null if that is the account itself
     * @param owner whose that is
     */
    public Mono<Void> write(
            AuditAction action, @Nullable UUID account, @Nullable Object subject, @Nullable UUID owner) {
        return Address.current()
                .flatMap(address -> RowAccess.everything(Shielded.from(() -> database.sql(INSERT)
                        .bind("account", account == null ? Parameters.in(UUID.class) : Parameters.in(account))
                        .bind("action", action.word())
                        .bind(
                                "subject",
                                subject == null ? Parameters.in(String.class) : Parameters.in(subject.toString()))
                        .bind("owner", owner == null ? Parameters.in(UUID.class) : Parameters.in(owner))
                        .bind("address", address.text())
                        .then())));
    }
}
