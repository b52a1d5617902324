package dev.errand.api.job;

import dev.errand.api.problem.InvalidValue;
import dev.errand.api.progress.Watchers;
import dev.errand.job.JobId;
import dev.errand.job.JobStage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Jobs of every type. */
@RestController
@RequestMapping("/api/jobs")
@Tag(name = "Jobs")
class JobController {

    private static final int MOST_ROWS = 1_000;

    private final JobReads jobs;
    private final JobParts parts;
    private final JobOrders orders;
    private final Watchers watchers;

    JobController(JobReads jobs, JobParts parts, JobOrders orders, Watchers watchers) {
        this.jobs = jobs;
        this.parts = parts;
        this.orders = orders;
        this.watchers = watchers;
    }

    record StageList(List<JobStage> stages) {}

    /** @param next what to ask for as {@code after} to get what follows */
    record LogPage(List<JobParts.LogLine> logs, long next) {}

    /** @param next what to ask for as {@code after} to get what follows */
    record ItemPage(List<JobParts.Item> items, long next) {}

    /** @param next what to ask for as {@code after} to get what follows */
    record AttemptPage(List<JobParts.Attempt> attempts, long next) {}

    @GetMapping("/{id}")
    @Operation(summary = "Shows a job; with wait, answers when it ends or when the wait is over")
    Mono<JobView> job(
            @PathVariable JobId id,
            @RequestParam(required = false) @Parameter(description = "such as 30s or 1500ms, at most 60s") @Nullable
                    String wait) {
        if (wait == null) {
            return jobs.view(id);
        }
        var patience = Wait.parse(wait);
        return jobs.find(id).then(watchers.ended(id, patience)).then(Mono.defer(() -> jobs.view(id)));
    }

    @GetMapping("/{id}/stages")
    @Operation(summary = "Shows a job's stages, in their order")
    Mono<StageList> stages(@PathVariable JobId id) {
        return jobs.find(id).then(jobs.stages(id)).map(StageList::new);
    }

    @GetMapping("/{id}/logs")
    @Operation(summary = "Shows what a job's handler logged, oldest first")
    Mono<LogPage> logs(
            @PathVariable JobId id,
            @RequestParam(defaultValue = "0") @Parameter(description = "only lines after this id") long after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 1000") int limit) {
        var most = InvalidValue.within("limit", limit, 1, MOST_ROWS);
        return jobs.open(id)
                .then(parts.log(id, after, most))
                .map(lines -> new LogPage(
                        lines,
                        lines.isEmpty() ? after : lines.get(lines.size() - 1).id()));
    }

    @GetMapping("/{id}/items")
    @Operation(summary = "Shows the items of a job's stages, in their order")
    Mono<ItemPage> items(
            @PathVariable JobId id,
            @RequestParam(defaultValue = "0") @Parameter(description = "leaves out this many") int after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 1000") int limit) {
        var most = InvalidValue.within("limit", limit, 1, MOST_ROWS);
        var skipped = InvalidValue.within("after", after, 0, Integer.MAX_VALUE);
        return jobs.open(id)
                .then(parts.items(id, skipped, most))
                .map(items -> new ItemPage(items, (long) skipped + items.size()));
    }

    @GetMapping("/{id}/attempts")
    @Operation(summary = "Shows a job's attempts that are over, in their order")
    Mono<AttemptPage> attempts(
            @PathVariable JobId id,
            @RequestParam(defaultValue = "0") @Parameter(description = "only attempts after this one") int after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 1000") int limit) {
        var most = InvalidValue.within("limit", limit, 1, MOST_ROWS);
        return jobs.find(id)
                .then(parts.attempts(id, after, most))
                .map(attempts -> new AttemptPage(
                        attempts,
                        attempts.isEmpty()
                                ? after
                                : attempts.get(attempts.size() - 1).attempt()));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "Stops a job: at once if it waits, through its worker if it runs",
            description = "With wait, answers when nothing of it runs any more, or when the wait is over. The job's"
                    + " cancel_receipt tells what was stopped and how long that took.")
    @ApiResponse(responseCode = "202", description = "It is cancelled, or its worker was asked to stop it")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "The job has ended")
    Mono<ResponseEntity<JobView>> cancel(
            @PathVariable JobId id,
            @RequestParam(required = false) @Parameter(description = "such as 10s, at most 60s") @Nullable
                    String wait) {
        var patience = wait == null ? Duration.ZERO : Wait.parse(wait);
        var asked = orders.cancel(id);
        return (patience.isZero() ? asked : asked.then(watchers.ended(id, patience)))
                .then(Mono.defer(() -> jobs.view(id)))
                .map(ResponseEntity.accepted()::body);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Runs a job again that failed or was cancelled, as it is")
    @ApiResponse(responseCode = "202", description = "It waits for its turn")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "The job has neither failed nor been cancelled")
    Mono<ResponseEntity<JobView>> retry(@PathVariable JobId id) {
        return orders.retry(id).then(Mono.defer(() -> jobs.view(id))).map(ResponseEntity.accepted()::body);
    }
}
