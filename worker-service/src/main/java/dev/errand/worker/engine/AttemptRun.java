package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.job.Secrets;
import dev.errand.progress.ProgressEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An attempt as its handler sees it. */
final class AttemptRun implements JobRun {

    private final Attempt attempt;
    private final Claim claim;
    private final Stages stages;
    private final FanOut fanOut;
    private final Artifacts artifacts;
    private final Telling telling;
    private final Details details = new Details();
    private final List<NewJob<?>> followUps = new ArrayList<>();
    private final List<FinishingWrite> writes = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private @Nullable Map<String, Stages.Stored> declared;
    private volatile @Nullable String stage;

    AttemptRun(Attempt attempt, Stages stages, FanOut fanOut, Artifacts artifacts, Telling telling) {
        this.attempt = attempt;
        this.claim = attempt.claim();
        this.stages = stages;
        this.fanOut = fanOut;
        this.artifacts = artifacts;
        this.telling = telling;
    }

    @Override
    public JobId jobId() {
        return claim.job();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public UUID owner() {
        return claim.owner();
    }

    @Override
    public <T> T step(String name, Class<T> result, Callable<T> work) throws Exception {
        var stored = declared(name);
        if (stored.status().equals("completed") && stored.result() != null) {
            return stored.result().as(result);
        }
        begin(name);
        try {
            var value = work.call();
            stages.complete(claim, name, Json.of(value));
            end(name, "completed", null);
            return value;
        } catch (Exception e) {
            throw failed(name, e);
        } finally {
            stage = null;
        }
    }

    @Override
    public <E, T> List<T> forEach(
            String name,
            List<E> items,
            Function<E, String> key,
            int parallelism,
            Class<T> result,
            ThrowingFunction<E, T> work,
            StageCheck check)
            throws Exception {
        declared(name);
        begin(name);
        try {
            var done = fanOut.run(
                    attempt,
                    telling,
                    new FanOut.Plan<>(name, items, key, parallelism, result, work),
                    n -> progress(100 * n / Math.max(1, items.size()), n + " of " + items.size()));
            check.check(items.size(), done.size());
            stages.complete(claim, name, Json.of(Map.of("items", items.size(), "completed", done.size())));
            end(name, "completed", null);
            return done;
        } catch (Exception e) {
            throw failed(name, e);
        } finally {
            stage = null;
        }
    }

    private void begin(String name) throws InterruptedException {
        if (cancelled()) {
            throw new InterruptedException("stopped before stage " + name);
        }
        stages.begin(claim, name);
        stage = name;
        telling.event(ProgressEvent.stage(claim.job(), name, "processing", 0, null));
    }

    private void end(String name, String status, @Nullable String error) {
        declared().put(name, new Stages.Stored(status, null));
        stage = null;
        telling.event(ProgressEvent.stage(claim.job(), name, status, status.equals("completed") ? 100 : 0, error));
        var percent = overall(0);
        telling.progress(new Telling.Progress(null, 0, percent, name + " " + status));
    }

    private Exception failed(String name, Exception cause) {
        var interrupted = Thread.interrupted(); // the row is written all the same
        try {
            var why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            stages.end(claim, name, "failed", why);
            telling.event(ProgressEvent.stage(claim.job(), name, "failed", 0, why));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return cause;
    }

    @Override
    public void skip(String name, String why) {
        declared(name);
        stages.end(claim, name, "skipped", why);
        end(name, "skipped", why);
    }

    private Stages.Stored declared(String name) {
        var stored = declared().get(name);
        if (stored == null) {
            throw new IllegalArgumentException("job type " + claim.type() + " declares no stage '" + name + "' but "
                    + declared().keySet());
        }
        return stored;
    }

    private synchronized Map<String, Stages.Stored> declared() {
        if (declared == null) {
            declared = stages.all(claim);
        }
        return declared;
    }

    /** Percent of the whole job: the stages that are over, and so much of the one that runs. */
    private synchronized int overall(int ofStage) {
        var over = declared().values().stream()
                .filter(it -> it.status().equals("completed") || it.status().equals("skipped"))
                .count();
        return (int)
                Math.min(100, (over * 100 + ofStage) / Math.max(1, declared().size()));
    }

    @Override
    public void progress(int percent, String message) {
        var bounded = Math.max(0, Math.min(100, percent));
        var running = stage;
        var overall = running == null ? bounded : overall(bounded);
        telling.progress(new Telling.Progress(running, bounded, overall, Secrets.redact(message)));
    }

    @Override
    public JobLog log() {
        return telling;
    }

    @Override
    public synchronized void used(Usage more) {
        usage = usage.plus(more);
        telling.spent(more);
    }

    @Override
    public Artifact artifact(String name, String mediaType, Path file) {
        return artifacts.put(claim, name, mediaType, file);
    }

    @Override
    public void detail(String name, Object value) {
        details.put(name, value);
    }

    @Override
    public synchronized void then(NewJob<?> followUp) {
        followUps.add(followUp);
    }

    @Override
    public synchronized void atFinish(FinishingWrite write) {
        writes.add(write);
    }

    @Override
    public boolean lost() {
        return attempt.stop() == Attempt.Stop.LEASE_LOST;
    }

    @Override
    public boolean cancelled() {
        return attempt.stop() != null;
    }

    /** Everything the finishing transaction writes; effects only for an attempt that succeeded. */
    synchronized Finish finish(Outcome outcome) {
        var progress = telling.takeUnreported();
        var percent = progress == null ? null : progress.percent();
        var finish =
                new Finish(claim, outcome, percent, usage, details.json(), List.copyOf(followUps), List.copyOf(writes));
        return outcome instanceof Outcome.Done ? finish : finish.instead(outcome);
    }
}
