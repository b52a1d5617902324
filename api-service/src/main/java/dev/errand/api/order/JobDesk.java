package dev.errand.api.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Everybody's analyses, for operators. */
@RestController
@Tag(name = "Fortune shop")
class JobDesk {

    private final AnalysisSearch analyses;

    JobDesk(AnalysisSearch analyses) {
        this.analyses = analyses;
    }

    /** @param next what to ask for as {@code before} to get the next page; null on the last one */
    @Schema(name = "DeskJobs")
    record Found(
            int count, List<AnalysisRow> jobs, @Nullable UUID next) {}

    @GetMapping("/api/desk/jobs")
    @Operation(
            summary = "Searches the jobs of everybody's orders, newest first; for operators",
            description =
                    "An address and an order are the order's, not the job's: jobs are found by them here, and only those that"
                            + " an order has. GET /api/jobs lists jobs of all types, by what every job has.")
    @ApiResponse(responseCode = "403", description = "The caller is no operator")
    @ApiResponse(responseCode = "422", description = "A parameter is not one of those it may be")
    Mono<Found> searchJobs(
            @RequestParam(required = false)
                    @Parameter(description = "how the address of the order begins, in any case")
                    @Nullable
                    String email,
            @RequestParam(required = false) @Parameter(description = "the job's") @Nullable UUID id,
            @RequestParam(required = false) @Parameter(description = "the id of its order") @Nullable UUID order,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "queued (scheduled and retrying among them), scheduled, retrying, processing, completed,"
                                            + " failed or cancelled")
                    @Nullable
                    String status,
            @RequestParam(required = false)
                    @Parameter(description = "made at this time or later, such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(description = "made before this time, such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String to,
            @RequestParam(required = false)
                    @Parameter(description = "next of the page before: a job's id, and those that are older")
                    @Nullable
                    UUID before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit) {
        var window = DeskWindow.of(email, from, to, before, limit);
        return analyses.find(new AnalysisSearch.Filter(window, id, order, status))
                .map(found -> {
                    var page = window.page(found);
                    return new Found(page.size(), page, window.next(found, AnalysisRow::id));
                });
    }
}
