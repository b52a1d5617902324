package dev.errand.api.submit;

import dev.errand.api.account.Caller;
import dev.errand.api.job.JobOrder;
import dev.errand.api.job.JobReads;
import dev.errand.api.job.JobReceipt;
import dev.errand.api.job.JobView;
import dev.errand.api.job.Submissions;
import dev.errand.api.limit.Limits;
import dev.errand.job.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes jobs in, one or a list. */
@RestController
@Tag(name = "Jobs")
class SubmitController {

    private static final String KEY = "Idempotency-Key";
    private static final String REPEATED = "Idempotency-Replayed";
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Intake intake;
    private final OrderReader orders;
    private final Submissions submissions;
    private final SubmitCount count;
    private final JobReads jobs;
    private final Limits limits;

    SubmitController(
            Intake intake,
            OrderReader orders,
            Submissions submissions,
            SubmitCount count,
            JobReads jobs,
            Limits limits) {
        this.limits = limits;
        this.intake = intake;
        this.orders = orders;
        this.submissions = submissions;
        this.count = count;
        this.jobs = jobs;
    }

    /**
     * One job of a list.
     *
     * @param repeated whether it had been stored before, under its idempotency key
     */
    @Schema(name = "AcceptedJob")
    record Accepted(UUID id, String type, String status, boolean repeated, String href) {
        static Accepted of(JobReceipt receipt) {
            var job = receipt.job();
            return new Accepted(
                    job.id().value(), job.type().name(), "queued", receipt.repeated(), "/api/jobs/" + job.id());
        }
    }

    /** @param jobs in the order of the request */
    @Schema(name = "AcceptedJobs")
    record AcceptedList(int count, List<Accepted> jobs) {}

    @PostMapping(path = "/api/jobs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Submits a job, or a list of up to 1,000",
            description =
                    "A list is stored as a whole or not at all. A job answers with the job; a list with what became"
                            + " of each of its jobs, in their order.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(oneOf = {JobForm.class, JobForm[].class}))))
    @ApiResponse(
            responseCode = "202",
            description = "Stored, and it will run; a job has its Location",
            content = @Content(schema = @Schema(oneOf = {JobView.class, AcceptedList.class})))
    @ApiResponse(responseCode = "400", description = "The body is no JSON")
    @ApiResponse(responseCode = "409", description = "A request with this idempotency key is being worked on")
    @ApiResponse(responseCode = "413", description = "The body is too large")
    @ApiResponse(responseCode = "415", description = "The body is not said to be JSON")
    @ApiResponse(responseCode = "429", description = "A limit of the account is reached")
    @ApiResponse(
            responseCode = "422",
            description =
                    "An unknown field or type, an input that misses its schema, a value out of its bounds, or a key"
                            + " that was used for another request; errors tell where, as JSON Pointers")
    Mono<ResponseEntity<Object>> submit(
            @RequestBody Flux<DataBuffer> body,
            @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, defaultValue = "-1") @Parameter(hidden = true)
                    long length,
            @RequestHeader(name = KEY, required = false)
                    @Parameter(description = "asked again under it within 24 hours, nothing is stored twice")
                    @Nullable
                    String key,
            @RequestHeader(name = "traceparent", required = false) @Parameter(hidden = true) @Nullable String trace,
            Caller caller,
            @Parameter(hidden = true) ServerHttpResponse response) {
        return intake.read(length, body, bytes -> {
            var read = orders.read(bytes, beside(caller, key, trace));
            return limits.admit(caller, submissions.fresh(read.order()), response)
                    .then(order(read.order()))
                    .map(receipts -> read.list() ? list(receipts) : one(receipts.get(0)));
        });
    }

    @PostMapping(path = "/api/jobs/{id}/rerun")
    @Operation(
            summary = "Runs a job once more as a new one, with its input or another",
            description = "What the body does not say is as it was. The new job names the old one in rerun_of.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = JobForm.Edits.class))))
    @ApiResponse(
            responseCode = "202",
            description = "The new job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "A request with this idempotency key is being worked on")
    @ApiResponse(responseCode = "422", description = "As when a job is submitted")
    Mono<ResponseEntity<Object>> rerun(
            @PathVariable JobId id,
            @RequestBody(required = false) Flux<DataBuffer> body,
            @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, defaultValue = "-1") @Parameter(hidden = true)
                    long length,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = "traceparent", required = false) @Parameter(hidden = true) @Nullable String trace,
            Caller caller,
            @Parameter(hidden = true) ServerHttpResponse response) {
        return intake.read(
                length,
                body,
                bytes -> jobs.find(id)
                        .map(original -> orders.rerun(original, bytes, beside(caller, key, trace)))
                        .delayUntil(order -> limits.admit(caller, submissions.fresh(order), response))
                        .flatMap(this::order)
                        .map(receipts -> one(receipts.get(0))));
    }

    private static OrderReader.Beside beside(Caller caller, @Nullable String key, @Nullable String trace) {
        return new OrderReader.Beside(
                caller.account(),
                key == null ? null : unquoted(key),
                trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null);
    }

    /** The draft of the header has the key in quotes, most clients have not. */
    private static String unquoted(String key) {
        return key.length() > 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    private Mono<List<JobReceipt>> order(JobOrder order) {
        return Mono.defer(() -> Mono.fromFuture(submissions.order(order), true)).doOnNext(count::add);
    }

    private static ResponseEntity<Object> one(JobReceipt receipt) {
        var answer = ResponseEntity.accepted()
                .location(URI.create("/api/jobs/" + receipt.job().id()));
        if (receipt.repeated()) {
            answer.header(REPEATED, "true");
        }
        return answer.body(JobView.of(receipt));
    }

    private static ResponseEntity<Object> list(List<JobReceipt> receipts) {
        var jobs = receipts.stream().map(Accepted::of).toList();
        return ResponseEntity.accepted().body(new AcceptedList(jobs.size(), jobs));
    }
}
