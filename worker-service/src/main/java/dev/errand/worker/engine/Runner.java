package dev.errand.worker.engine;

import dev.errand.job.JobError;
import dev.errand.job.Json;
import dev.errand.progress.ProgressEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.JacksonException;

/** Runs one attempt from its claim to its finish: decode, handle, judge, settle, finish. */
final class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final Handlers handlers;
    private final Stages stages;
    private final FanOut fanOut;
    private final Artifacts artifacts;
    private final Journal journal;
    private final Finisher finisher;
    private final EngineMetrics metrics;
    private final EngineListener listener;

    Runner(
            Handlers handlers,
            RunRows rows,
            Journal journal,
            Finisher finisher,
            EngineMetrics metrics,
            EngineListener listener) {
        this.handlers = handlers;
        this.stages = rows.stages();
        this.fanOut = new FanOut(rows.items());
        this.artifacts = rows.artifacts();
        this.journal = journal;
        this.finisher = finisher;
        this.metrics = metrics;
        this.listener = listener;
    }

    /** Where an attempt's stages, items and files are stored. */
    record RunRows(Stages stages, Items items, Artifacts artifacts) {}

    /** Completes when what came of the attempt is stored, or known to be lost. */
    CompletableFuture<?> run(Attempt attempt) {
        var claim = attempt.claim();
        MDC.put("job_id", claim.job().toString());
        MDC.put("attempt", Integer.toString(claim.attempt()));
        var telling = new Telling(claim, journal);
        var run = new AttemptRun(attempt, stages, fanOut, artifacts, telling);
        attempt.tells(telling);
        try {
            var outcome = outcome(attempt, run, telling);
            telling.settle();
            return finish(attempt, run, outcome);
        } finally {
            MDC.clear();
        }
    }

    private Outcome outcome(Attempt attempt, AttemptRun run, Telling telling) {
        var claim = attempt.claim();
        attempt.enter();
        try {
            if (!handlers.of(claim.type()).type().stages().isEmpty()) { // else nobody has anything to watch yet
                telling.event(ProgressEvent.started(claim.job(), claim.attempt()));
            }
            return new Outcome.Done(handle(handlers.of(claim.type()), claim, run));
        } catch (Throwable e) { // whatever a handler throws becomes an outcome
            return judge(attempt, e);
        } finally {
            attempt.leave();
            metrics.ran(claim, attempt.ranNanos());
        }
    }

    private static <I, O> Json handle(JobHandler<I, O> handler, Claim claim, AttemptRun run) throws Exception {
        I input;
        try {
            input = claim.input().as(handler.type().inputType());
        } catch (JacksonException e) {
            throw new UndecodableInput(e);
        }
        return Json.of(handler.run(input, run));
    }

    private static final class UndecodableInput extends Exception {
        private static final long serialVersionUID = 1L;

        UndecodableInput(JacksonException cause) {
            super("the input does not fit the job type: " + cause.getOriginalMessage(), cause);
        }
    }

    private Outcome judge(Attempt attempt, Throwable failure) {
        var claim = attempt.claim();
        var stop = attempt.stop();
        if (stop == Attempt.Stop.CANCELLED) {
            return new Outcome.Cancelled();
        } else if (stop == Attempt.Stop.DRAINED) {
            return new Outcome.HandedBack(Duration.ZERO);
        } else if (stop == Attempt.Stop.TIMEOUT) {
            return retry(claim, timeout(attempt), null);
        } else if (failure instanceof UndecodableInput) {
            return new Outcome.Failed(JobError.of("invalid_input", failure));
        } else if (failure instanceof GiveUp gaveUp) {
            return new Outcome.Failed(JobError.of(gaveUp.kind(), failure));
        } else if (failure instanceof ProviderBusy busy) {
            var wait = Duration.between(Instant.now(), busy.until());
            return new Outcome.Parked(
                    JobError.of("provider_busy", busy),
                    wait.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : wait);
        } else if (failure instanceof TryAgain again) {
            return retry(claim, JobError.of(again.kind(), again), again.after());
        }
        log.warn("job {} attempt {} failed", claim.job(), claim.attempt(), failure);
        return retry(claim, JobError.of("error", failure), null);
    }

    static JobError timeout(Attempt attempt) {
        return new JobError("timeout", "stopped after " + attempt.timeout().toSeconds() + " s, its timeout");
    }

    /** Another try after this delay or the type's backoff; failed for good if the retries are used up. */
    Outcome retry(Claim claim, JobError error, @Nullable Duration after) {
        var failures = claim.failures() + 1;
        if (failures > claim.maxRetries()) {
            return new Outcome.Failed(error);
        }
        var policy = handlers.of(claim.type()).type().retry();
        return new Outcome.Retry(error, after == null ? policy.backoff(failures, ThreadLocalRandom.current()) : after);
    }

    private CompletableFuture<?> finish(Attempt attempt, AttemptRun run, Outcome outcome) {
        listener.finishing(attempt.claim().job(), attempt.claim().attempt());
        if (attempt.stop() == Attempt.Stop.LEASE_LOST && !(outcome instanceof Outcome.Done)) {
            return CompletableFuture.completedFuture(false); // another attempt's by now, or nobody's: nothing to write
        }
        if (!attempt.conclude()) {
            return CompletableFuture.completedFuture(false); // the keeper has said what came of it
        }
        return finisher.submit(run.finish(outcome));
    }
}
