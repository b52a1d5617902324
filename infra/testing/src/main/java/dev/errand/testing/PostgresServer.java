package dev.errand.testing;

import dev.errand.embedded.Database;

/** A PostgreSQL for tests, on whatever it runs. */
public interface PostgresServer {

    /** What it is, such as {@code PostgreSQL 18.6}. */
    String description();

    /** The database of that name with its owner's login, who is no superuser; made empty if it is not there. */
    Database database(String name);

    /** The same database with the superuser's login; it is not made. */
    Database superuser(String name);
}
