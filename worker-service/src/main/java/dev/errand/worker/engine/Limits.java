package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import org.springframework.r2dbc.core.DatabaseClient;

/** Whether any owner's runs are limited: claims look at limits only then. */
final class Limits {

    private static final String ANY = """
            SELECT EXISTS (SELECT FROM account_limit WHERE concurrent_runs IS NOT NULL OR cost_per_day_usd IS NOT NULL) AS known
            """;

    private final DatabaseClient database;
    private volatile boolean known;

    Limits(DatabaseClient database) {
        this.database = database;
    }

    boolean known() {
        return known;
    }

    /** Looks again. Limits that are set meanwhile hold from then on. */
    void look() {
        known = database.sql(ANY)
                .map(row -> required(row, "known", Boolean.class))
                .one()
                .blockOptional()
                .orElse(false);
    }
}
