package dev.errand.api.explain;

import dev.errand.api.explain.Explanation.Candidate;
import dev.errand.api.explain.Explanation.Hold;
import dev.errand.api.job.Submittable;
import dev.errand.job.Job;
import dev.errand.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the conclusions. Pure: all that it knows was read before.
 *
 * @param before how many jobs of the lane run before it
 * @param type null if no feature offers it any more
 * @param workers that live
 */
record Explainer(
        Job job,
        long before,
        Surroundings.Past past,
        @Nullable Submittable type,
        List<LiveWorker> workers,
        Surroundings.Pace pace,
        Instant now) {

    Explanation explain() {
        var state = state();
        var inLine = state.equals("waiting");
        var holds = inLine || notDue(state) ? holds(inLine) : List.<Hold>of();
        return new Explanation(
                job.id().value(),
                job.type(),
                job.status().word(),
                state,
                why(state, holds),
                notDue(state) ? job.runAt() : null,
                inLine ? shownBefore() + 1 : null,
                inLine ? shownBefore() : null,
                inLine && before > shownBefore(),
                holds,
                estimatedStart(state),
                lane(),
                candidates());
    }

    private String state() {
        if (job.status().ended()) {
            return "ended";
        }
        if (job.status() == JobStatus.PROCESSING) {
            return job.cancelRequested() ? "cancelling" : "running";
        }
        if (!job.scheduled()) {
            return "waiting";
        }
        if ("parked".equals(past.lastOutcome())) {
            return "parked";
        }
        return job.failures() > 0 ? "backing_off" : "scheduled";
    }

    private static boolean notDue(String state) {
        return state.equals("scheduled") || state.equals("backing_off") || state.equals("parked");
    }

    private long shownBefore() {
        return Math.min(before, Surroundings.MOST_BEFORE);
    }

    private List<LiveWorker> able() {
        return workers.stream().filter(worker -> worker.couldRun(type)).toList();
    }

    private List<Candidate> candidates() {
        return able().stream()
                .map(worker -> new Candidate(worker.id(), worker.slots(), worker.busy(), worker.free()))
                .toList();
    }

    private int free() {
        return able().stream().mapToInt(LiveWorker::free).sum();
    }

    private Explanation.LaneView lane() {
        return new Explanation.LaneView(
                job.lane().name(),
                workers.stream().mapToInt(LiveWorker::slots).sum(),
                workers.stream().mapToInt(LiveWorker::busy).sum(),
                pace.ended(),
                pace.seconds(),
                pace.perSecond());
    }

    /** @param inLine whether it is due, so that slots and other jobs matter */
    private List<Hold> holds(boolean inLine) {
        if (able().isEmpty()) {
            return List.of(nobody());
        }
        if (past.held()) {
            return List.of(new Hold(
                    "owner_limit", "its owner may run no more for now, and it keeps its place until one of them ends"));
        }
        if (!inLine || free() > before) {
            return List.of();
        }
        var busy = new Hold(
                "slots_busy",
                "all " + able().stream().mapToInt(LiveWorker::slots).sum() + " slots that could run it are taken");
        var others =
                new Hold("jobs_before", jobs(before) + " of its lane " + (before == 1 ? "runs" : "run") + " before it");
        if (free() > 0) {
            return List.of(others);
        }
        return before == 0 ? List.of(busy) : List.of(busy, others);
    }

    /** Why no worker could run it: the first thing that all of them lack. */
    private Hold nobody() {
        if (workers.isEmpty()) {
            return new Hold("no_worker", "no worker is alive");
        }
        var serving = workers.stream().filter(LiveWorker::serves).toList();
        if (serving.isEmpty()) {
            return new Hold("lane_off", "no live worker serves the lane " + job.lane());
        }
        var knowing = serving.stream().filter(LiveWorker::knows).toList();
        if (knowing.isEmpty()) {
            return new Hold(
                    "type_unknown", "no live worker of the lane " + job.lane() + " knows the type " + job.type());
        }
        if (type != null && knowing.stream().noneMatch(worker -> worker.shutsOffEnough(type))) {
            return new Hold(
                    "sandbox_missing",
                    "it needs the sandbox " + type.sandbox().word() + ", which no live worker that knows it has");
        }
        return new Hold("draining", "the workers that could run it are being stopped and take no more jobs");
    }

    private static String jobs(long n) {
        return n > Surroundings.MOST_BEFORE
                ? "more than " + Surroundings.MOST_BEFORE + " jobs"
                : n == 1 ? "1 job" : n + " jobs";
    }

    private String why(String state, List<Hold> holds) {
        var held = holds.isEmpty()
                ? ""
                : "; " + String.join(" and ", holds.stream().map(Hold::message).toList());
        return switch (state) {
            case "ended" -> "It is " + job.status().word() + " since " + job.completedAt() + ".";
            case "running" ->
                "Attempt " + job.attempt() + " runs on " + job.workerId() + " since " + job.startedAt() + ".";
            case "cancelling" -> "Somebody asked to cancel it, and " + job.workerId() + " is stopping it.";
            case "scheduled" -> "It was submitted for later, not before " + job.runAt() + held + ".";
            case "parked" ->
                "Its provider is busy, so it is put off until " + job.runAt() + ", which costs no retry" + held + ".";
            case "backing_off" ->
                "It backs off after failure " + job.failures() + " and is tried again at " + job.runAt() + "; "
                        + retries() + held + ".";
            default ->
                holds.isEmpty()
                        ? "It is about to start."
                        : "It waits for its turn in the lane " + job.lane() + held + ".";
        };
    }

    private String retries() {
        var left = Math.max(0, job.maxRetries() - job.failures());
        return left == 0
                ? "this is its last try"
                : left + (left == 1 ? " more retry" : " more retries") + " after that";
    }

    private @Nullable Instant estimatedStart(String state) {
        if (able().isEmpty()) {
            return null;
        }
        if (notDue(state)) {
            return job.runAt();
        }
        if (!state.equals("waiting") || past.held()) {
            return null;
        }
        if (free() > before) {
            return now;
        }
        var rate = pace.perSecond();
        if (rate == null || before > Surroundings.MOST_BEFORE) {
            return null;
        }
        var seconds = (before + 1 - free()) / rate;
        return now.plus(Duration.ofMillis(
                (long) Math.min(seconds * 1e3, Duration.ofDays(366).toMillis())));
    }
}
