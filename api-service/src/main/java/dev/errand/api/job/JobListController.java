package dev.errand.api.job;

import dev.errand.api.account.Caller;
import dev.errand.api.account.Payloads;
import dev.errand.api.problem.InvalidValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Jobs of every type, as lists. */
@RestController
@Tag(name = "Jobs")
class JobListController {

    private final JobSearch jobs;
    private final Payloads payloads;

    JobListController(JobSearch jobs, Payloads payloads) {
        this.jobs = jobs;
        this.payloads = payloads;
    }

    /** @param next what to ask for as {@code cursor} to get the next page; null on the last one */
    record JobPage(int count, List<JobView> jobs, @Nullable String next) {}

    @GetMapping("/api/jobs")
    @Operation(
            summary = "Lists jobs, newest first",
            description =
                    "A page may hold fewer jobs than its limit, even none, and still have a next one: a search looks for"
                            + " about a second. Only where next is null there are no more.")
    @ApiResponse(responseCode = "422", description = "A parameter is not one of those it may be")
    Mono<JobPage> list(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "queued (scheduled and retrying among them), scheduled, retrying, processing, completed,"
                                            + " failed or cancelled")
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String lane,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(name = "created_after", required = false)
                    @Parameter(description = "such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String createdAfter,
            @RequestParam(name = "created_before", required = false)
                    @Parameter(description = "such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String createdBefore,
            @RequestParam(required = false)
                    @Parameter(description = "a text in the input, in any case; of jobs that one may look into")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
            @RequestParam(required = false) @Parameter(description = "next of the page before") @Nullable String cursor,
            Caller caller) {
        if (owner != null && !caller.sees(owner) || q != null && owner != null && !caller.opens(owner)) {
            return Mono.just(new JobPage(0, List.of(), null));
        }
        var whose = q == null && caller.operates() || caller.opensAll() ? owner : caller.account();
        var filter = new JobFilter(
                status,
                type,
                lane,
                whose,
                tag,
                InvalidValue.time("created_after", createdAfter),
                InvalidValue.time("created_before", createdBefore),
                q);
        var most = InvalidValue.within("limit", limit, 1, JobReads.PAGE);
        var search = jobs.find(filter, cursor == null ? null : Cursor.parse(cursor), most);
        return (q == null ? search : payloads.searched(whose).then(search)).map(found -> page(found, caller));
    }

    private static JobPage page(JobSearch.Found found, Caller caller) {
        var next = found.next();
        return new JobPage(
                found.jobs().size(),
                found.jobs().stream().map(job -> JobView.of(job, caller)).toList(),
                next == null ? null : Cursor.after(next));
    }
}
