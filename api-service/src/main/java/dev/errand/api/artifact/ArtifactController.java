package dev.errand.api.artifact;

import dev.errand.api.job.JobReads;
import dev.errand.api.problem.InvalidValue;
import dev.errand.blob.BlobStore;
import dev.errand.job.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands out the files that jobs made; what they hold is a stranger's, and no browser shows it as ours. */
@RestController
@Tag(name = "Jobs")
class ArtifactController {

    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private final Artifacts artifacts;
    private final BlobStore blobs;
    private final JobReads jobs;

    ArtifactController(Artifacts artifacts, BlobStore blobs, JobReads jobs) {
        this.artifacts = artifacts;
        this.blobs = blobs;
        this.jobs = jobs;
    }

    /**
     * A file that a job made.
     *
     * @param attempt which made it
     * @param href where it is
     */
    @Schema(name = "Artifact")
    record ArtifactView(String name, String mediaType, long size, int attempt, Instant createdAt, String href) {
        static ArtifactView of(JobId job, Artifacts.Artifact artifact) {
            var path = UriUtils.encodePath(artifact.name(), StandardCharsets.UTF_8);
            return new ArtifactView(
                    artifact.name(),
                    artifact.mediaType(),
                    artifact.size(),
                    artifact.attempt(),
                    artifact.createdAt(),
                    "/api/jobs/" + job + "/artifacts/" + path);
        }
    }

    /** @param next what to ask for as {@code after} to get what follows; null if that is all */
    record ArtifactList(
            List<ArtifactView> artifacts, @Nullable String next) {}

    @GetMapping("/api/jobs/{id}/artifacts")
    @Operation(summary = "Lists the files that a job made, by their names")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    Mono<ArtifactList> list(
            @PathVariable JobId id,
            @RequestParam(defaultValue = "") @Parameter(description = "only names after this one") String after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 100") int limit) {
        var most = InvalidValue.within("limit", limit, 1, Artifacts.MOST);
        return jobs.open(id).then(artifacts.list(id, after, most)).map(found -> {
            var views = found.stream()
                    .map(artifact -> ArtifactView.of(id, artifact))
                    .toList();
            return new ArtifactList(
                    views, views.size() < most ? null : views.get(most - 1).name());
        });
    }

    @GetMapping(path = "/api/jobs/{id}/artifacts/{*name}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "Hands out a file that a job made")
    @ApiResponse(
            responseCode = "200",
            description = "its bytes, as an attachment",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "There is no such job, or it made no such file")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(@PathVariable JobId id, @PathVariable String name) {
        var wanted = name.startsWith("/") ? name.substring(1) : name; // as the path's rest is given
        return jobs.open(id)
                .then(artifacts.find(id, wanted))
                .map(artifact -> ResponseEntity.ok()
                        .contentType(mediaType(artifact.mediaType()))
                        .contentLength(artifact.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(artifact.name()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .body(blobs.read(artifact.blob()).map(BUFFERS::wrap)));
    }

    private static MediaType mediaType(String text) {
        try {
            return MediaType.parseMediaType(text);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static String attachment(String name) {
        var file = name.substring(name.lastIndexOf('/') + 1);
        return ContentDisposition.attachment()
                .filename(file, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
