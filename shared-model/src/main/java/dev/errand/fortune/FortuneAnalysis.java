package dev.errand.fortune;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input of a fortune analysis: the chosen experts' readings of a birth, and a report of them.
 *
 * @param order whose report it will be
 * @param experts by their slugs, in the order of the report
 * @param question what the customer wants to know; null for nothing in particular
 * @param language of the report: {@code en} or {@code zh-Hant}
 * @param askedAt the moment of the question, which some experts read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FortuneAnalysis(
        UUID order,
        List<String> experts,
        BirthProfile profile,
        @Nullable String question,
        String language,
        Instant askedAt) {

    /** 3 retries, at 60 s × 2ⁿ at the most; an attempt's calls of an agent have 5 minutes each. */
    public static final JobType<FortuneAnalysis> TYPE = JobType.of(
                    "fortune.analysis", FortuneAnalysis.class, Lane.AGENT)
            .timeout(Duration.ofHours(1))
            .retry(RetryPolicy.STANDARD)
            .stages("charts", "experts", "synthesis", "report", "pdf");

    public FortuneAnalysis {
        experts = List.copyOf(experts);
    }
}
