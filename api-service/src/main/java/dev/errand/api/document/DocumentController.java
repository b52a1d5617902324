package dev.errand.api.document;

import dev.errand.api.account.Caller;
import dev.errand.api.job.JobReads;
import dev.errand.api.limit.Limits;
import dev.errand.api.problem.InvalidValue;
import dev.errand.job.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Documents in, analyses out. */
@RestController
@Tag(name = "Document analysis")
class DocumentController {

    private final Uploads uploads;
    private final Documents documents;
    private final Tasks tasks;
    private final JobReads jobs;
    private final Limits limits;

    DocumentController(Uploads uploads, Documents documents, Tasks tasks, JobReads jobs, Limits limits) {
        this.limits = limits;
        this.uploads = uploads;
        this.documents = documents;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    /** @param celeryTaskId the same id, for clients of old */
    record Accepted(String status, UUID taskId, UUID celeryTaskId, String message, String fileProcessed) {}

    record TaskList(int count, List<TaskView> tasks) {}

    /** What the form may hold; read as it comes, never as a whole. */
    @Schema(name = "AnalyzeForm")
    record AnalyzeForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = "a PDF",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Schema(description = "what to find out") @Nullable
            String query) {}

    @PostMapping(path = "/analyze", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Queues the analysis of a PDF",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = AnalyzeForm.class))))
    Mono<Accepted> analyze(
            @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, defaultValue = "-1") @Parameter(hidden = true)
                    long length,
            @RequestBody Flux<PartEvent> form,
            Caller caller,
            @Parameter(hidden = true) ServerHttpResponse response) {
        return uploads.receive(
                length,
                form,
                upload -> limits.admitUpload(caller, upload.size())
                        .then(limits.admit(caller, 1, response))
                        .then(documents.analyze(upload))
                        .map(id -> accepted(id, upload)));
    }

    private static Accepted accepted(JobId id, Upload upload) {
        return new Accepted(
                "queued",
                id.value(),
                id.value(),
                "Document queued for analysis; follow it at /tasks/" + id,
                upload.name());
    }

    @GetMapping("/tasks/{id}")
    @Operation(summary = "Shows how an analysis goes")
    Mono<TaskView> task(@PathVariable JobId id) {
        return tasks.find(id).flatMap(task -> jobs.stages(id).map(stages -> TaskView.of(task, stages)));
    }

    @GetMapping("/tasks/{id}/result")
    @Operation(summary = "Hands out what came of an analysis, or says that it is not over")
    Mono<TaskResult> result(@PathVariable JobId id) {
        return tasks.find(id).map(TaskResult::of);
    }

    @GetMapping("/tasks")
    @Operation(summary = "Lists analyses, newest first")
    Mono<TaskList> list(
            @RequestParam(required = false)
                    @Parameter(description = "pending (or queued), processing, completed, failed, cancelled")
                    @Nullable
                    String status,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
            Caller caller) {
        var most = InvalidValue.within("limit", limit, 1, Tasks.MOST);
        return tasks.newest(caller, status == null || status.isEmpty() ? null : SeedWords.parse(status), most)
                .map(page ->
                        page.stream().map(task -> TaskView.of(task, List.of())).toList())
                .map(views -> new TaskList(views.size(), views));
    }
}
