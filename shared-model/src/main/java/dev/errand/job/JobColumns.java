package dev.errand.job;

import dev.errand.database.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many new jobs as arrays, one per column, for an insert by {@code unnest}. */
final class JobColumns {

    private final Collection<? extends NewJob<?>> jobs;

    JobColumns(Collection<? extends NewJob<?>> jobs) {
        this.jobs = jobs;
    }

    Parameters parameters() {
        return new Parameters()
                .with("ids", column(UUID[]::new, job -> job.id().value()))
                .with("types", column(String[]::new, job -> job.type().name()))
                .with("lanes", column(String[]::new, job -> job.type().lane().name()))
                .with(
                        "priorities",
                        column(Integer[]::new, job -> job.options().priority().value()))
                .with("owners", column(UUID[]::new, job -> job.options().owner()))
                .with(
                        "inputs",
                        column(String[]::new, job -> Json.of(job.input()).text()))
                .with("max_retries", column(Integer[]::new, NewJob::maxRetries))
                .with("run_ats", column(Instant[]::new, job -> job.options().runAt()))
                .with(
                        "timeouts",
                        column(Long[]::new, job -> millis(job.options().timeout())))
                .with("keys", column(String[]::new, job -> job.options().idempotencyKey()))
                .with("parents", column(UUID[]::new, job -> value(job.options().parent())))
                .with("traces", column(String[]::new, job -> job.options().traceContext()));
    }

    /** Whether any of them has a value for {@link #more}. */
    boolean haveMore() {
        return jobs.stream()
                .map(NewJob::options)
                .anyMatch(options -> !options.tags().isEmpty() || options.rerunOf() != null);
    }

    Parameters more() {
        return parameters()
                .with("tags", column(String[]::new, job -> literal(job.options().tags())))
                .with("origins", column(UUID[]::new, job -> value(job.options().rerunOf())));
    }

    /** As PostgreSQL reads an array of texts, for an array of arrays must be rectangular; a tag needs no quotes. */
    private static @Nullable String literal(List<String> tags) {
        return tags.isEmpty() ? null : "{" + String.join(",", tags) + "}";
    }

    private <T> T[] column(IntFunction<T[]> array, Function<NewJob<?>, @Nullable T> value) {
        return jobs.stream().map(value).toArray(array);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable UUID value(@Nullable JobId id) {
        return id == null ? null : id.value();
    }
}
