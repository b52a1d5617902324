package dev.errand.api.submit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a submission may hold, for the API's description; {@link OrderReader} reads it. Other fields are refused. */
@Schema(name = "NewJob")
record JobForm(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "one of those that GET /api/job-types lists",
                example = "command.word-count")
        String type,

        @Schema(description = "as the type's schema says; at most 256 KiB", type = "object") @Nullable
        Map<String, Object> input,

        @Schema(description = "1 runs first", minimum = "1", maximum = "10", defaultValue = "5") @Nullable
        Integer priority,

        @Schema(description = "not before; at most a year ahead") @Nullable
        Instant runAt,

        @Schema(description = "the same as the header Idempotency-Key", maxLength = 200) @Nullable
        String idempotencyKey,

        @Schema(description = "as the type says unless given", minimum = "0", maximum = "100") @Nullable
        Integer maxRetries,

        @Schema(description = "of one attempt: 100ms to 7d; as the type says unless given", example = "5m") @Nullable
        String timeout,

        @Schema(description = "at most 10, each 1 to 64 of a-z 0-9 : . _ -") @Nullable
        List<String> tags) {

    /** The same for a job that runs once more. */
    @Schema(name = "Rerun")
    record Edits(
            @Schema(description = "instead of the original's", type = "object") @Nullable
            Map<String, Object> input,

            @Schema(minimum = "1", maximum = "10") @Nullable Integer priority,
            @Nullable Instant runAt,

            @Schema(description = "the same as the header Idempotency-Key", maxLength = 200) @Nullable
            String idempotencyKey,

            @Schema(minimum = "0", maximum = "100") @Nullable
            Integer maxRetries,

            @Schema(example = "5m") @Nullable String timeout,
            @Nullable List<String> tags) {}
}
