package dev.errand.api.document;

import dev.errand.api.account.Caller;
import dev.errand.api.job.Submissions;
import dev.errand.blob.BlobStore;
import dev.errand.document.DocumentAnalysis;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Parameters;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes documents in for analysis. */
@Component
class Documents {

    private static final String INSERT = """
            INSERT INTO document (job_id, file_name, file_size, pages, blob_id, query)
            VALUES (:job, :name, :size, :pages, :blob, :query)
            """;

    private final Submissions submissions;
    private final Jobs jobs;
    private final BlobStore blobs;
    private final PdfCheck check;
    private final DatabaseClient database;
    private final MeterRegistry meters;

    Documents(
            Submissions submissions,
            Jobs jobs,
            BlobStore blobs,
            PdfCheck check,
            DatabaseClient database,
            MeterRegistry meters) {
        this.submissions = submissions;
        this.jobs = jobs;
        this.blobs = blobs;
        this.check = check;
        this.database = database;
        this.meters = meters;
    }

    /** The job that will analyse it; fails with {@link BadDocument}, and then nothing is stored. */
    Mono<JobId> analyze(Upload upload) {
        return check.pages(upload.file())
                .zipWith(Caller.current())
                .flatMap(known -> stored(upload, known.getT1(), known.getT2())
                        .doOnNext(queued -> meters.counter("errand.submits", "type", DocumentAnalysis.TYPE.name())
                                .increment())
                        .map(queued -> queued.get(0).id()));
    }

    private Mono<List<Queued>> stored(Upload upload, int pages, Caller caller) {
        return blobs.stage(upload.file(), "application/pdf")
                .flatMap(staged -> submissions.submit(rows(staged, upload, pages, caller)));
    }

    private Mono<List<Queued>> rows(BlobStore.Staged staged, Upload upload, int pages, Caller caller) {
        return staged.keep().flatMap(blob -> {
            var input = new DocumentAnalysis(blob.id(), upload.name(), blob.size(), upload.query());
            var job = NewJob.of(DocumentAnalysis.TYPE, input, JobOptions.NONE.owner(caller.account()));
            return jobs.insert(List.of(job))
                    .flatMap(queued -> insert(job, pages).thenReturn(queued));
        });
    }

    private Mono<Void> insert(NewJob<DocumentAnalysis> job, int pages) {
        var document = job.input();
        var query = document.query();
        return database.sql(INSERT)
                .bind("job", job.id().value())
                .bind("name", document.fileName())
                .bind("size", document.fileSize())
                .bind("pages", pages)
                .bind("blob", document.blob().value())
                .bind("query", query == null ? Parameters.in(String.class) : Parameters.in(query))
                .then();
    }
}
