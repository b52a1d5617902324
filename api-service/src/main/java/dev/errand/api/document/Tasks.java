package dev.errand.api.document;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.account.Payloads;
import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds analyses. */
@Component
class Tasks {

    /** The most rows of a list. */
    static final int MOST = 100;

    private static final String FIND = "SELECT " + Jobs.COLUMNS + """
            , document.file_name, document.file_size, document.pages, document.query,
              coalesce(analysis_result.analysis, CASE WHEN job.status = 'completed' THEN job.result END)::text AS analysis
              FROM document JOIN job ON job.id = document.job_id
                   LEFT JOIN analysis_result ON analysis_result.job_id = document.job_id
             WHERE document.job_id = :id
            """;

    private static final String NEWEST = "SELECT " + Jobs.COLUMNS + """
            , document.file_name, document.file_size, document.pages, document.query, NULL::text AS analysis
              FROM document JOIN job ON job.id = document.job_id
             WHERE (:status::text IS NULL OR job.status = :status) AND (:everybody OR job.owner_id = :caller)
             ORDER BY document.job_id DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;
    private final Payloads payloads;

    Tasks(DatabaseClient database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /** Fails with {@link UnknownId} if no document has this id, or none that the caller sees. */
    Mono<Task> find(JobId id) {
        return Caller.current()
                .flatMap(caller -> find(id, caller))
                .flatMap(task -> payloads.open(task.job()).map(open -> open ? task : task.hidden()));
    }

    private Mono<Task> find(JobId id, Caller caller) {
        return Shielded.from(() -> database.sql(FIND)
                        .bind("id", id.value())
                        .map(Tasks::read)
                        .one())
                .filter(task -> caller.sees(task.job().owner()))
                .switchIfEmpty(Mono.error(() -> new UnknownId("task", id)));
    }

    /** Newest first, without what came of them. */
    Mono<List<Task>> newest(Caller caller, @Nullable JobStatus status, int limit) {
        return Shielded.from(() -> database.sql(NEWEST)
                .bind("status", status == null ? Parameters.in(String.class) : Parameters.in(status.word()))
                .bind("everybody", caller.operates())
                .bind("caller", caller.account())
                .bind("limit", limit)
                .filter(statement -> statement.fetchSize(MOST))
                .map(Tasks::read)
                .all()
                .map(task -> caller.owns(task.job().owner()) ? task : task.hidden())
                .collectList());
    }

    private static Task read(Readable row) {
        var analysis = row.get("analysis", String.class);
        return new Task(
                Jobs.read(row),
                required(row, "file_name", String.class),
                required(row, "file_size", Long.class),
                required(row, "pages", Integer.class),
                row.get("query", String.class),
                analysis == null ? null : new Json(analysis));
    }
}
