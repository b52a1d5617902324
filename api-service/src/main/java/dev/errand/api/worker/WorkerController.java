package dev.errand.api.worker;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The workers, and the lanes they serve. */
@RestController
@Tag(name = "Workers")
class WorkerController {

    private final Workers workers;
    private final Lanes lanes;

    WorkerController(Workers workers, Lanes lanes) {
        this.workers = workers;
        this.lanes = lanes;
    }

    /**
     * @param status ok or unavailable
     * @param celeryTaskId a job that is being worked on now, for clients of old; null if there is none
     * @param workers those that are alive
     */
    record Health(String status, @Nullable UUID celeryTaskId, List<WorkerView> workers) {}

    record WorkerList(int count, List<WorkerView> workers) {}

    record LaneList(List<Lanes.LaneView> lanes) {}

    @GetMapping({"/workers/health", "/celery/health"})
    @Operation(summary = "Says whether jobs are being worked on")
    @ApiResponse(responseCode = "200", description = "a worker took a job, or found none to take, within 30 s")
    @ApiResponse(responseCode = "503", description = "no worker did; the same shape, with status unavailable")
    Mono<ResponseEntity<Health>> health() {
        return Mono.zip(workers.health(), workers.all(), (health, all) -> {
            var status = health.working() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
            var alive = all.stream().filter(WorkerView::alive).toList();
            return ResponseEntity.status(status)
                    .body(new Health(health.working() ? "ok" : "unavailable", health.job(), alive));
        });
    }

    @GetMapping("/api/workers")
    @Operation(summary = "Lists the workers, those that stopped last")
    Mono<WorkerList> list() {
        return workers.all().map(all -> new WorkerList(all.size(), all));
    }

    @GetMapping("/api/lanes")
    @Operation(summary = "Counts the jobs that wait and run, lane by lane")
    Mono<LaneList> lanes() {
        return lanes.counts().map(LaneList::new);
    }
}
