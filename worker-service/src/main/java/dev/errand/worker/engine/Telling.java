package dev.errand.worker.engine;

import dev.errand.job.Json;
import dev.errand.job.Secrets;
import dev.errand.progress.LogLevel;
import dev.errand.progress.ProgressEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What one attempt has to tell: its log, its events, how far it is. Says no more than a few times a second how far. */
final class Telling implements JobLog {

    private static final long BETWEEN_EVENTS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int LONGEST = 4_000;

    /** How far the attempt is: of its stage, and over all. */
    record Progress(@Nullable String stage, int stagePercent, int percent, String message) {}

    private final Claim claim;
    private final Journal journal;
    private volatile @Nullable CompletableFuture<?> latest;
    private @Nullable Progress pending;
    private @Nullable Progress unreported;
    private long publishedAt = System.nanoTime() - BETWEEN_EVENTS;

    Telling(Claim claim, Journal journal) {
        this.claim = claim;
        this.journal = journal;
    }

    @Override
    public void line(LogLevel level, String message, @Nullable String item, Map<String, ?> fields) {
        var text = clean(message);
        var json = fields.isEmpty() ? null : Json.of(fields);
        latest = journal.write(new Journal.Line(claim, Instant.now(), level, text, item, json));
    }

    /** PostgreSQL takes no NUL in a text, and people are shown no secrets. */
    private static String clean(String message) {
        var cut = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
        return Secrets.redact(cut).replace('\u0000', '\uFFFD');
    }

    void spent(Usage usage) {
        journal.spent(claim, usage);
    }

    void event(ProgressEvent event) {
        latest = journal.publish(event);
    }

    synchronized void progress(Progress progress) {
        pending = progress;
        unreported = progress;
        publishPending(false);
    }

    /** Publishes what the pace held back; called from time to time, and with {@code now} at the end. */
    synchronized void publishPending(boolean now) {
        var progress = pending;
        if (progress != null && (now || System.nanoTime() - publishedAt >= BETWEEN_EVENTS)) {
            pending = null;
            publishedAt = System.nanoTime();
            if (progress.stage != null) {
                event(ProgressEvent.stage(claim.job(), progress.stage, "processing", progress.stagePercent, null));
            }
            event(ProgressEvent.progress(claim.job(), progress.percent, progress.message));
        }
    }

    /** What is not yet in the job's row; null if all is. */
    synchronized @Nullable Progress takeUnreported() {
        var progress = unreported;
        unreported = null;
        return progress;
    }

    /** Waits until all that was said is where it belongs, so that nothing comes after the end; a second at most. */
    void settle() {
        publishPending(true);
        var last = latest;
        if (last != null) {
            try {
                last.get(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                return; // said as well as could be
            }
        }
    }
}
