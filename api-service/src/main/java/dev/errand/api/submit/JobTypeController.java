package dev.errand.api.submit;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.api.job.JobTypes;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which sorts of jobs there are. */
@RestController
@Tag(name = "Job types")
class JobTypeController {

    private static final String LIVE = """
            SELECT type, count(*) AS workers
              FROM worker, unnest(types) AS type
             WHERE state = 'running' AND heartbeat_at > now() - interval '30 seconds'
             GROUP BY type
            """;

    private final JobTypes types;
    private final DatabaseClient database;

    JobTypeController(JobTypes types, DatabaseClient database) {
        this.types = types;
        this.database = database;
    }

    record JobTypeList(int count, List<JobTypeView> jobTypes) {}

    @GetMapping("/api/job-types")
    @Operation(summary = "Lists the job types with their input schemas, and whether a live worker knows them")
    Mono<JobTypeList> list() {
        return workers().map(workers -> {
            var views = types.all().stream()
                    .map(offered -> JobTypeView.of(
                            offered, workers.getOrDefault(offered.type().name(), 0L)))
                    .toList();
            return new JobTypeList(views.size(), views);
        });
    }

    @GetMapping("/api/job-types/{name}")
    @Operation(summary = "Shows a job type")
    @ApiResponse(responseCode = "404", description = "There is no such job type")
    Mono<JobTypeView> one(@PathVariable String name) {
        var offered = types.find(name);
        return offered == null
                ? Mono.error(() -> new UnknownId("job type", name))
                : workers().map(workers -> JobTypeView.of(offered, workers.getOrDefault(name, 0L)));
    }

    /** How many live workers know each type. */
    private Mono<Map<String, Long>> workers() {
        return Shielded.from(() -> database.sql(LIVE)
                .map(row -> Map.entry(required(row, "type", String.class), required(row, "workers", Long.class)))
                .all()
                .collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue())));
    }
}
