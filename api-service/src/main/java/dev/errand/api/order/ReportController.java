package dev.errand.api.order;

import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.account.NotAllowed;
import dev.errand.api.problem.Problem;
import dev.errand.api.problem.UnknownId;
import dev.errand.blob.BlobId;
import dev.errand.blob.BlobStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands reports out: as a page that can do nothing but be read, and as a PDF. */
@RestController
@Tag(name = "Fortune shop")
class ReportController {

    /** It may have been written by an agent: no scripts, no forms, nothing from elsewhere, an origin of its own. */
    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final Reports reports;
    private final BlobStore blobs;
    private final Audit audit;

    ReportController(Reports reports, BlobStore blobs, Audit audit) {
        this.reports = reports;
        this.blobs = blobs;
        this.audit = audit;
    }

    /** 409: the analysis is not done. */
    private static final class NotReady extends Problem {
        private static final long serialVersionUID = 1L;

        NotReady(UUID order, String status) {
            super(
                    HttpStatus.CONFLICT,
                    "not-ready",
                    "Not ready",
                    "order " + order + " is " + status + " and has no report");
        }
    }

    @GetMapping(path = "/api/orders/{id}/report", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = "Hands out an order's report as HTML")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(responseCode = "409", description = "It has no report yet")
    Mono<ResponseEntity<byte[]>> html(@PathVariable UUID id, Caller caller) {
        return open(id, caller).flatMap(report -> {
            var html = report.html();
            if (html == null) {
                return Mono.error(new NotReady(id, report.status()));
            }
            return looked(id, report, caller)
                    .thenReturn(ResponseEntity.ok()
                            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                            .header("Content-Security-Policy", SANDBOX)
                            .header("X-Content-Type-Options", "nosniff")
                            .header("Referrer-Policy", "no-referrer")
                            .cacheControl(CacheControl.noStore())
                            .body(html.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @GetMapping(path = "/api/orders/{id}/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Hands out an order's report as a PDF")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(responseCode = "409", description = "It has no report yet")
    Mono<ResponseEntity<Flux<DataBuffer>>> pdf(@PathVariable UUID id, Caller caller) {
        return open(id, caller).flatMap(report -> {
            var pdf = report.pdf();
            if (pdf == null) {
                return Mono.error(new NotReady(id, report.status()));
            }
            return looked(id, report, caller).thenReturn(file(id, pdf));
        });
    }

    private ResponseEntity<Flux<DataBuffer>> file(UUID id, BlobId pdf) {
        var name = ContentDisposition.attachment()
                .filename("report-" + id + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(blobs.read(pdf).map(DefaultDataBufferFactory.sharedInstance::wrap));
    }

    private Mono<Reports.Report> open(UUID id, Caller caller) {
        return reports.find(caller, id)
                .switchIfEmpty(Mono.error(() -> new UnknownId("order", id)))
                .flatMap(
                        report -> caller.opens(report.account()) ? Mono.just(report) : Mono.error(NotAllowed::payload));
    }

    private Mono<Void> looked(UUID id, Reports.Report report, Caller caller) {
        return caller.owns(report.account())
                ? reports.viewed(id)
                : audit.write(AuditAction.PAYLOAD_VIEWED, caller.account(), id, report.account());
    }
}
