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

/** Everybody's reports, for operators. */
@RestController
@Tag(name = "Fortune shop")
class ReportDesk {

    private final ReportSearch reports;

    ReportDesk(ReportSearch reports) {
        this.reports = reports;
    }

    /** @param next what to ask for as {@code before} to get the next page; null on the last one */
    @Schema(name = "DeskReports")
    record Found(
            int count, List<ReportRow> reports, @Nullable UUID next) {}

    @GetMapping("/api/desk/reports")
    @Operation(
            summary = "Searches everybody's reports, newest first; for operators",
            description =
                    "A report goes by its order's id: an order has one at most. What is in a report only those see who may look"
                            + " into others' data.")
    @ApiResponse(responseCode = "403", description = "The caller is no operator")
    @ApiResponse(responseCode = "422", description = "A parameter is not one of those it may be")
    Mono<Found> searchReports(
            @RequestParam(required = false)
                    @Parameter(description = "how the address of the order begins, in any case")
                    @Nullable
                    String email,
            @RequestParam(required = false) @Parameter(description = "the id of its order") @Nullable UUID order,
            @RequestParam(required = false) @Parameter(description = "the id of the job that made it") @Nullable
                    UUID job,
            @RequestParam(required = false) @Parameter(description = "how model_used begins") @Nullable String model,
            @RequestParam(required = false)
                    @Parameter(description = "made at this time or later, such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(description = "made before this time, such as 2026-11-25T08:00:00Z")
                    @Nullable
                    String to,
            @RequestParam(required = false)
                    @Parameter(description = "next of the page before: an order's id, and reports older than its")
                    @Nullable
                    UUID before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit) {
        var window = DeskWindow.of(email, from, to, before, limit);
        return reports.find(new ReportSearch.Filter(window, order, job, model)).map(found -> {
            var page = window.page(found);
            return new Found(page.size(), page, window.next(found, ReportRow::orderId));
        });
    }
}
