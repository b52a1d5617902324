package dev.errand.blob;

import org.springframework.r2dbc.core.DatabaseClient;

/** Where this process keeps files. One for a process; what is stored through a database's client is in its transactions. */
public interface BlobStores extends AutoCloseable {

    /** Files whose rows are written and read through this client. */
    BlobStore over(DatabaseClient database);

    @Override
    default void close() {}

    /** In PostgreSQL, beside the rows. */
    static BlobStores inPostgres() {
        return PostgresBlobStore::new;
    }

    /** In that bucket, or in PostgreSQL if there is none. Touches no class of the S3 client unless there is. */
    static BlobStores of(S3Settings settings) {
        return settings.isGiven() ? new S3BlobStores(settings) : inPostgres();
    }
}
