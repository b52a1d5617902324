package dev.errand.api.artifact;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import dev.errand.blob.BlobId;
import dev.errand.job.JobId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the files of jobs. */
@Component
class Artifacts {

    /** The most that a job's list shows. */
    static final int MOST = 100;

    private static final String LIST = """
            SELECT name, attempt, blob_id, media_type, size, created_at
              FROM job_artifact
             WHERE job_id = :job AND name > :after
             ORDER BY name
             LIMIT :limit
            """;

    private static final String FIND = """
            SELECT name, attempt, blob_id, media_type, size, created_at
              FROM job_artifact
             WHERE job_id = :job AND name = :name
            """;

    /** @param attempt which made it */
    record Artifact(String name, int attempt, BlobId blob, String mediaType, long size, Instant createdAt) {}

    private final DatabaseClient database;

    Artifacts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * By their names.
     *
     * @param after only names that sort after this one; empty for all
     */
    Mono<List<Artifact>> list(JobId job, String after, int limit) {
        return Shielded.from(() -> database.sql(LIST)
                .bind("job", job.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(Artifacts::read)
                .all()
                .collectList());
    }

    /** Fails with {@link UnknownId} if the job made no file of this name. */
    Mono<Artifact> find(JobId job, String name) {
        return Shielded.from(() -> database.sql(FIND)
                        .bind("job", job.value())
                        .bind("name", name)
                        .map(Artifacts::read)
                        .one())
                .switchIfEmpty(Mono.error(() -> new UnknownId("artifact", name)));
    }

    private static Artifact read(Readable row) {
        return new Artifact(
                required(row, "name", String.class),
                required(row, "attempt", Integer.class),
                new BlobId(required(row, "blob_id", UUID.class)),
                required(row, "media_type", String.class),
                required(row, "size", Long.class),
                required(row, "created_at", Instant.class));
    }
}
