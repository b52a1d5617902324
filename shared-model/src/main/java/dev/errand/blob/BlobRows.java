package dev.errand.blob;

import static dev.errand.database.Columns.required;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What is known of every stored file, wherever its bytes are. */
final class BlobRows {

    private static final String INSERT =
            "INSERT INTO blob (id, size, sha256, media_type) VALUES (:id, :size, :sha256, :media_type)";
    private static final String FIND = """
            SELECT size, sha256, size = 0 OR EXISTS (SELECT FROM blob_chunk WHERE blob_id = id AND n = 0) AS in_postgres
              FROM blob
             WHERE id = :id
            """;
    private static final String KNOWN = "SELECT id FROM blob WHERE id = ANY (:ids)";

    private static final String INSTALLATION =
            "SELECT system_identifier || '-' || current_database() AS installation FROM pg_control_system()";

    private final DatabaseClient database;

    BlobRows(DatabaseClient database) {
        this.database = database;
    }

    /** @param inPostgres whether the bytes are in chunks beside the row; a file without bytes is anywhere */
    record Row(long size, byte[] sha256, boolean inPostgres) {
        int chunks() {
            return (int) ((size + BlobBytes.PIECE - 1) / BlobBytes.PIECE);
        }
    }

    Mono<BlobStore.Blob> insert(BlobId id, long size, byte[] sha256, String mediaType) {
        return database.sql(INSERT)
                .bind("id", id.value())
                .bind("size", size)
                .bind("sha256", sha256)
                .bind("media_type", mediaType)
                .then()
                .thenReturn(new BlobStore.Blob(id, size));
    }

    /** Fails with {@link MissingBlob} if there is none. */
    Mono<Row> find(BlobId id) {
        return toItsEnd(database.sql(FIND)
                        .bind("id", id.value())
                        .map(row -> new Row(
                                required(row, "size", Long.class),
                                required(row, "sha256", byte[].class),
                                required(row, "in_postgres", Boolean.class)))
                        .one())
                .switchIfEmpty(Mono.error(() -> new MissingBlob(id)));
    }

    /**
     * The same query, but a reader that leaves early (a client that hangs up in the middle of a file) does not cancel it: a
     * connection whose statement is cancelled may be lost to its pool for ever.
     */
    static <T> Mono<T> toItsEnd(Mono<T> query) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(query.contextWrite(context).toFuture(), true));
    }

    /** Tells this database from every other one. */
    Mono<String> installation() {
        return database.sql(INSTALLATION)
                .map(row -> required(row, "installation", String.class))
                .one();
    }

    /** Those of these ids that have a row. */
    Mono<Set<UUID>> known(Collection<UUID> ids) {
        return database.sql(KNOWN)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> required(row, "id", UUID.class))
                .all()
                .collect(HashSet::new, Set::add);
    }
}
