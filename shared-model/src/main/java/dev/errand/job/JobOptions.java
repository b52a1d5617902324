package dev.errand.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one job may have that others of its type do not. Null means: as the type says, or not at all.
 *
 * @param owner whose job it is; {@link #LOCAL_OWNER} where there are no accounts
 * @param runAt not before this instant; null runs as soon as its turn comes
 * @param idempotencyKey at most one job per owner has this key
 * @param parent the job whose follow-up this is
 * @param tags what to find it by; see {@link #tags(List)}
 * @param rerunOf the job whose input this one took over, perhaps edited
 * @param traceContext W3C {@code traceparent} of the request that asked for it
 */
public record JobOptions(
        UUID owner,
        Priority priority,
        @Nullable Integer maxRetries,
        @Nullable Instant runAt,
        @Nullable Duration timeout,
        @Nullable String idempotencyKey,
        @Nullable JobId parent,
        @Nullable String traceContext,
        List<String> tags,
        @Nullable JobId rerunOf) {

    /** What a tag may be. */
    public static final Pattern TAG = Pattern.compile("[a-z0-9:._-]{1,64}");

    /** The most tags that a job may have. */
    public static final int MOST_TAGS = 10;

    /** Owns what is submitted without an account. */
    public static final UUID LOCAL_OWNER = new UUID(0, 0);

    public static final JobOptions NONE =
            new JobOptions(LOCAL_OWNER, Priority.NORMAL, null, null, null, null, null, null, List.of(), null);

    public JobOptions {
        tags = tags.stream().distinct().toList();
        if (tags.size() > MOST_TAGS
                || !tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw new IllegalArgumentException("a job has at most 10 tags, each of them " + TAG + ", but had " + tags);
        }
    }

    public JobOptions owner(UUID whose) {
        return new JobOptions(
                whose, priority, maxRetries, runAt, timeout, idempotencyKey, parent, traceContext, tags, rerunOf);
    }

    public JobOptions priority(int value) {
        return new JobOptions(
                owner,
                new Priority(value),
                maxRetries,
                runAt,
                timeout,
                idempotencyKey,
                parent,
                traceContext,
                tags,
                rerunOf);
    }

    public JobOptions maxRetries(int retries) {
        return new JobOptions(
                owner, priority, retries, runAt, timeout, idempotencyKey, parent, traceContext, tags, rerunOf);
    }

    public JobOptions runAt(Instant notBefore) {
        return new JobOptions(
                owner, priority, maxRetries, notBefore, timeout, idempotencyKey, parent, traceContext, tags, rerunOf);
    }

    public JobOptions timeout(Duration longest) {
        return new JobOptions(
                owner, priority, maxRetries, runAt, longest, idempotencyKey, parent, traceContext, tags, rerunOf);
    }

    public JobOptions idempotencyKey(String key) {
        return new JobOptions(owner, priority, maxRetries, runAt, timeout, key, parent, traceContext, tags, rerunOf);
    }

    public JobOptions parent(JobId job) {
        return new JobOptions(
                owner, priority, maxRetries, runAt, timeout, idempotencyKey, job, traceContext, tags, rerunOf);
    }

    public JobOptions traceContext(String traceparent) {
        return new JobOptions(
                owner, priority, maxRetries, runAt, timeout, idempotencyKey, parent, traceparent, tags, rerunOf);
    }

    /** @param words at most {@link #MOST_TAGS}, each as {@link #TAG} says */
    public JobOptions tags(List<String> words) {
        return new JobOptions(
                owner, priority, maxRetries, runAt, timeout, idempotencyKey, parent, traceContext, words, rerunOf);
    }

    public JobOptions rerunOf(JobId job) {
        return new JobOptions(
                owner, priority, maxRetries, runAt, timeout, idempotencyKey, parent, traceContext, tags, job);
    }
}
