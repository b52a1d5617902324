package dev.errand.worker.engine;

import dev.errand.blob.BlobId;
import dev.errand.blob.BlobStore;
import dev.errand.database.Columns;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores the files that attempts make: bytes and row in one transaction, and only while the attempt owns its job. */
final class Artifacts {

    private static final String OWNED =
            "SELECT id FROM job WHERE id = :job AND attempt = :attempt AND worker_id = :worker";

    /** Taken when the bytes are there: held while they go over, it would hold up the renewal of every lease. */
    private static final String HELD = OWNED + " FOR SHARE";

    private static final String OLD =
            "SELECT blob_id FROM job_artifact WHERE job_id = :job AND name = :name FOR UPDATE";

    private static final String PUT = """
            INSERT INTO job_artifact (job_id, name, attempt, blob_id, media_type, size)
            VALUES (:job, :name, :attempt, :blob, :media_type, :size)
            ON CONFLICT (job_id, name) DO UPDATE
               SET attempt = excluded.attempt, blob_id = excluded.blob_id, media_type = excluded.media_type,
                   size = excluded.size, created_at = now()
            """;

    private static final String DELETE_BLOB = "DELETE FROM blob WHERE id = :blob";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final BlobStore blobs;
    private final WorkerId worker;

    Artifacts(DatabaseClient database, TransactionalOperator transaction, BlobStore blobs, WorkerId worker) {
        this.database = database;
        this.transaction = transaction;
        this.blobs = blobs;
        this.worker = worker;
    }

    /** @throws LeaseLost if the attempt does not own its job any more: nothing is stored then */
    Artifact put(Claim claim, String name, String mediaType, Path file) {
        var checked = Artifact.checkedName(name);
        return owned(claim, OWNED)
                .then(blobs.stage(file, mediaType)) // perhaps an upload: in no transaction
                .flatMap(staged -> staged.keep()
                        .delayUntil(blob -> owned(claim, HELD))
                        .flatMap(blob -> replace(claim, checked, mediaType, blob))
                        .as(transaction::transactional))
                .blockOptional()
                .orElseThrow();
    }

    private Mono<UUID> owned(Claim claim, String statement) {
        return database.sql(statement)
                .bind("job", claim.job().value())
                .bind("attempt", claim.attempt())
                .bind("worker", worker.text())
                .map(row -> Columns.required(row, "id", UUID.class))
                .one()
                .switchIfEmpty(Mono.error(() -> new LeaseLost(claim.job(), claim.attempt())));
    }

    private Mono<Artifact> replace(Claim claim, String name, String mediaType, BlobStore.Blob blob) {
        var old = database.sql(OLD)
                .bind("job", claim.job().value())
                .bind("name", name)
                .map(row -> new BlobId(Columns.required(row, "blob_id", UUID.class)))
                .one()
                .cache();
        var put = database.sql(PUT)
                .bind("job", claim.job().value())
                .bind("name", name)
                .bind("attempt", claim.attempt())
                .bind("blob", blob.id().value())
                .bind("media_type", mediaType)
                .bind("size", blob.size())
                .then();
        return old.then(put)
                .then(old.flatMap(
                        id -> database.sql(DELETE_BLOB).bind("blob", id.value()).then()))
                .thenReturn(new Artifact(name, mediaType, blob.size()));
    }
}
