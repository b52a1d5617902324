package dev.errand.api.connection;

import dev.errand.database.DatabaseSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where PostgreSQL is, and how this process uses it. The schema is migrated over the same address at start.
 *
 * @param host its host name or address ({@code ERRAND_DATABASE_HOST})
 * @param port its TCP port ({@code ERRAND_DATABASE_PORT})
 * @param name the database's name ({@code ERRAND_DATABASE_NAME})
 * @param user who this process is to the database ({@code ERRAND_DATABASE_USER})
 * @param password that user's password; none where the server asks for none ({@code ERRAND_DATABASE_PASSWORD})
 * @param poolSize the most connections this process holds ({@code ERRAND_DATABASE_POOL_SIZE})
 * @param statementTimeout when PostgreSQL itself gives a statement up ({@code ERRAND_DATABASE_STATEMENT_TIMEOUT})
 */
@Validated
@ConfigurationProperties("errand.database")
record DatabaseProperties(
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("5432") @Min(1) @Max(65_535) int port,
        @DefaultValue("errand") @NotBlank String name,
        @DefaultValue("errand") @NotBlank String user,
        @Nullable String password,
        @DefaultValue("16") @Min(2) @Max(1_000) int poolSize,
        @DefaultValue("10s") Duration statementTimeout) {

    DatabaseProperties {
        if (statementTimeout.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "errand.database.statement-timeout is at least 100ms but was " + statementTimeout);
        }
    }

    DatabaseSettings settings() {
        var secret = password == null || password.isEmpty() ? null : password;
        return new DatabaseSettings(host, port, name, user, secret, poolSize, statementTimeout);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name; // never the password
    }
}
