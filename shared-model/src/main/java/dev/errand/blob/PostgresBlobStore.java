package dev.errand.blob;

import static dev.errand.database.Columns.required;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bytes in PostgreSQL, in chunks, in the transaction of the row that names them. */
final class PostgresBlobStore implements BlobStore {

    private static final String INSERT_CHUNK = "INSERT INTO blob_chunk (blob_id, n, data) VALUES (:blob, :n, :data)";
    private static final String CHUNK_N = "SELECT data FROM blob_chunk WHERE blob_id = :blob AND n = :n";

    private final DatabaseClient database;
    private final BlobRows rows;

    PostgresBlobStore(DatabaseClient database) {
        this.database = database;
        this.rows = new BlobRows(database);
    }

    @Override
    public Mono<Staged> stage(Path file, String mediaType) {
        return Mono.just(() -> keep(file, mediaType));
    }

    private Mono<Blob> keep(Path file, String mediaType) {
        return Mono.defer(() -> {
            var id = BlobId.next();
            var digest = BlobBytes.sha256();
            return BlobBytes.of(file)
                    .doOnNext(digest::update)
                    .index()
                    .concatMap(chunk -> insert(id, chunk.getT1(), chunk.getT2()), 1)
                    .reduce(0L, Long::sum)
                    .flatMap(size -> rows.insert(id, size, digest.digest(), mediaType));
        });
    }

    private Mono<Long> insert(BlobId id, long n, byte[] data) {
        return database.sql(INSERT_CHUNK)
                .bind("blob", id.value())
                .bind("n", (int) n)
                .bind("data", data)
                .then()
                .thenReturn((long) data.length);
    }

    @Override
    public Flux<byte[]> read(BlobId id) {
        return rows.find(id).flatMapMany(row -> read(id, row));
    }

    /** The bytes of a file whose row is known. */
    Flux<byte[]> read(BlobId id, BlobRows.Row row) {
        if (!row.inPostgres()) {
            return Flux.error(
                    new BlobsAway("the bytes of " + id + " are in object storage, and none is configured here"));
        }
        return Flux.range(0, row.chunks())
                .concatMap(n -> chunk(id, n), 1)
                .transform(bytes -> BlobBytes.proved(id, row.sha256(), bytes));
    }

    private Mono<byte[]> chunk(BlobId id, int n) {
        return BlobRows.toItsEnd(database.sql(CHUNK_N)
                .bind("blob", id.value())
                .bind("n", n)
                .map(row -> required(row, "data", byte[].class))
                .one());
    }

    /** The database has a check of its own. */
    @Override
    public Mono<Void> check() {
        return Mono.empty();
    }

    /** No chunk is without its row: the schema holds that. */
    @Override
    public Mono<Long> sweep(Duration age) {
        return Mono.just(0L);
    }
}
