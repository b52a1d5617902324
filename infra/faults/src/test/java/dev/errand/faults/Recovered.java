package dev.errand.faults;

import static dev.errand.faults.EffectsFile.What.POPPED;
import static dev.errand.faults.EffectsFile.What.START;

import dev.errand.faults.EffectsFile.Effect;
import dev.errand.job.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long jobs stood still after a fault, until work on them began (again), by the effects file. */
final class Recovered {

    private final Ledger ledger;
    private final Map<JobId, List<Effect>> byJob = new LinkedHashMap<>();

    Recovered(Site site) {
        this.ledger = site.ledger();
        site.effects()
                .effects()
                .forEach(effect -> byJob.computeIfAbsent(effect.job(), job -> new ArrayList<>())
                        .add(effect));
    }

    /** Of the jobs that the worker was in the middle of when it was struck: from then to the next attempt's start. */
    List<Duration> afterStriking(long pid, Instant at) {
        var delays = new ArrayList<Duration>();
        for (var effects : byJob.values()) {
            var before =
                    effects.stream().filter(effect -> effect.at().isBefore(at)).toList();
            if (!before.isEmpty() && inTheMiddle(before.get(before.size() - 1), pid)) {
                nextStart(effects, at).ifPresent(start -> delays.add(Duration.between(at, start)));
            }
        }
        return delays;
    }

    private static boolean inTheMiddle(Effect last, long pid) {
        return last.what() == START && last.pid() == pid;
    }

    /** Of the jobs whose ids a worker took out of Redis and died: from then to their start. */
    List<Duration> ofPopped() {
        var delays = new ArrayList<Duration>();
        for (var effects : byJob.values()) {
            effects.stream()
                    .filter(effect -> effect.what() == POPPED)
                    .forEach(popped -> nextStart(effects, popped.at())
                            .ifPresent(start -> delays.add(Duration.between(popped.at(), start))));
        }
        return delays;
    }

    /** Of the jobs that were accepted and had not begun at that moment: from then to their start. */
    List<Duration> ofWaitingAt(Instant at) {
        var delays = new ArrayList<Duration>();
        ledger.accepted().forEach((job, accepted) -> {
            var start = firstStart(job);
            if (accepted.isBefore(at) && start.isPresent() && start.get().isAfter(at)) {
                delays.add(Duration.between(at, start.get()));
            }
        });
        return delays;
    }

    /** Of all jobs: from acceptance to their first start. */
    List<Duration> pickups() {
        return pickupsOfAcceptedBetween(Instant.MIN, Instant.MAX);
    }

    List<Duration> pickupsOfAcceptedBetween(Instant from, Instant to) {
        var delays = new ArrayList<Duration>();
        ledger.accepted().forEach((job, accepted) -> {
            var start = firstStart(job);
            if (!accepted.isBefore(from) && accepted.isBefore(to) && start.isPresent()) {
                delays.add(Duration.between(accepted, start.get()));
            }
        });
        return delays;
    }

    /** From that moment to the next start of any job. */
    Duration untilNextStart(Instant from) {
        var next = byJob.values().stream()
                .flatMap(effects -> nextStart(effects, from).stream())
                .min(Instant::compareTo);
        return Duration.between(from, next.orElseThrow());
    }

    /** How many attempts began a second time under the same number: the database had forgotten their claim. */
    long attemptsBegunTwice() {
        return byJob.values().stream()
                .mapToLong(effects -> {
                    var starts = effects.stream()
                            .filter(effect -> effect.what() == START)
                            .toList();
                    return starts.size()
                            - starts.stream().map(Effect::attempt).distinct().count();
                })
                .sum();
    }

    private Optional<Instant> firstStart(JobId job) {
        return nextStart(byJob.getOrDefault(job, List.of()), Instant.EPOCH);
    }

    private static Optional<Instant> nextStart(List<Effect> effects, Instant after) {
        return effects.stream()
                .filter(effect -> effect.what() == START && effect.at().isAfter(after))
                .map(Effect::at)
                .min(Instant::compareTo);
    }
}
