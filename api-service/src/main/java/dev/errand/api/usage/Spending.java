package dev.errand.api.usage;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.InvalidValue;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sums the reports of use over a time, which an index finds. */
@Component
class Spending {

    private static final int MOST = 10_000;

    private static final String SUMS = """
            SELECT %s, count(*) AS reports, sum(input)::bigint AS input, sum(output)::bigint AS output,
                   sum(cache_read)::bigint AS cache_read, sum(cache_write)::bigint AS cache_write,
                   sum(cost_usd) AS cost, count(*) FILTER (WHERE cost_usd IS NULL) AS unpriced
              FROM job_usage
             WHERE at >= :from AND at < :until AND (:everybody OR owner_id = :caller)
             GROUP BY %s
             ORDER BY %s
             LIMIT 10000
            """;

    /** What to sum by. */
    enum By {
        DAY("(at AT TIME ZONE 'UTC')::date", "day"),
        TYPE("type", "type"),
        OWNER("owner_id", "owner"),
        PROVIDER("provider", "provider"),
        MODEL("model", "model");

        private final String expression;
        private final String word;

        By(String expression, String word) {
            this.expression = expression;
            this.word = word;
        }

        static By of(String word) {
            for (var by : values()) {
                if (by.word.equals(word)) {
                    return by;
                }
            }
            throw new InvalidValue("by", "has a word that is none of these", "day, type, owner, provider, model");
        }
    }

    private final DatabaseClient database;

    Spending(DatabaseClient database) {
        this.database = database;
    }

    /** Of the jobs that the caller sees. */
    Mono<List<UsageView>> sums(Caller caller, Set<By> by, LocalDate first, LocalDate last) {
        var columns = by.stream().map(it -> it.expression + " AS " + it.word).collect(Collectors.joining(", "));
        var groups = by.stream().map(it -> it.expression).collect(Collectors.joining(", "));
        return Shielded.from(() -> database.sql(SUMS.formatted(columns, groups, groups))
                .bind("everybody", caller.operates())
                .bind("caller", caller.account())
                .bind("from", first.atStartOfDay(ZoneOffset.UTC).toInstant())
                .bind("until", last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(statement -> statement.fetchSize(MOST))
                .map(row -> read(by, row))
                .all()
                .collectList());
    }

    private static UsageView read(Set<By> by, Readable row) {
        return new UsageView(
                by.contains(By.DAY) ? row.get("day", LocalDate.class) : null,
                by.contains(By.TYPE) ? row.get("type", String.class) : null,
                by.contains(By.OWNER) ? row.get("owner", UUID.class) : null,
                by.contains(By.PROVIDER) ? row.get("provider", String.class) : null,
                by.contains(By.MODEL) ? row.get("model", String.class) : null,
                required(row, "reports", Long.class),
                required(row, "input", Long.class),
                required(row, "output", Long.class),
                required(row, "cache_read", Long.class),
                required(row, "cache_write", Long.class),
                row.get("cost", BigDecimal.class),
                required(row, "unpriced", Long.class));
    }
}
