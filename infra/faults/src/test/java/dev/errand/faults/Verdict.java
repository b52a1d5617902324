package dev.errand.faults;

import static dev.errand.faults.EffectsFile.What.START;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.errand.faults.EffectsFile.Effect;
import dev.errand.faults.Rows.AttemptRow;
import dev.errand.faults.Rows.JobRow;
import dev.errand.job.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a site came to, once it has healed and drained.
 *
 * @param lost accepted jobs that have no end in the database
 * @param doubled jobs that ended more than once; that ran again after an attempt's result was stored; or whose attempts
 *     ran side by side while the earlier one's lease held
 * @param staleRejected finishing writes of attempts that no longer owned their job, as the workers alive counted them
 * @param orphans processes left 5 s after the workers' end
 * @param recovery how long jobs stood still after the fault; may be empty
 */
record Verdict(int accepted, long lost, long doubled, long staleRejected, long orphans, List<Duration> recovery) {

    private static final Set<String> TERMINAL = Set.of("done", "failed", "cancelled");

    /** Looks at all there is, and ends the site's workers. */
    static Verdict of(Site site, List<Duration> recovery) {
        var jobs = site.rows().jobs().stream().collect(toMap(JobRow::id, job -> job));
        var accepted = site.ledger().accepted().keySet();
        var lost = accepted.stream()
                .filter(id -> !jobs.containsKey(id) || !jobs.get(id).ended())
                .count();
        var stale = site.staleFinishes();
        var doubled = doubled(site);
        return new Verdict(accepted.size(), lost, doubled, stale, site.orphans(), recovery);
    }

    private static long doubled(Site site) {
        Map<JobId, List<AttemptRow>> attempts = site.rows().attempts().stream().collect(groupingBy(AttemptRow::job));
        var starts = site.effects().effects(START).stream().collect(groupingBy(Effect::job));
        return site.ledger().accepted().keySet().stream()
                .filter(job -> ranTwice(attempts.getOrDefault(job, List.of()), starts.getOrDefault(job, List.of())))
                .count();
    }

    private static boolean ranTwice(List<AttemptRow> attempts, List<Effect> starts) {
        var ends = attempts.stream()
                .filter(attempt -> TERMINAL.contains(attempt.outcome()))
                .count();
        var distinct = starts.stream().map(Effect::attempt).distinct().count();
        return ends > 1 || distinct < starts.size() || starts.stream().anyMatch(start -> tooEarly(start, attempts));
    }

    /** Whether an attempt began before an earlier one was over: finished, or its lease at an end. */
    private static boolean tooEarly(Effect start, List<AttemptRow> attempts) {
        return attempts.stream()
                .filter(earlier -> earlier.attempt() < start.attempt())
                .anyMatch(earlier ->
                        TERMINAL.contains(earlier.outcome()) || start.at().isBefore(earlier.endedAt()));
    }

    /** Prints the one line of a fault test, and keeps it in {@code fault-figures.txt}. */
    Verdict print(String test, String more) {
        var line = "%s: accepted=%d lost=%d doubled=%d stale_rejected=%d orphans=%d recovery_p50/p99/max=%s %s"
                .formatted(test, accepted, lost, doubled, staleRejected, orphans, spread(recovery), more)
                .strip();
        System.out.println(line);
        try {
            var file = Path.of(System.getProperty("errand.faults.figures", "target/fault-figures.txt"));
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Duration slowest() {
        return percentile(recovery, 100);
    }

    /** Median, 99th percentile and maximum in milliseconds, such as {@code 12/40/41ms}. */
    static String spread(List<Duration> durations) {
        return durations.isEmpty()
                ? "-"
                : List.of(50, 99, 100).stream()
                        .map(n -> Long.toString(percentile(durations, n).toMillis()))
                        .collect(Collectors.joining("/", "", "ms"));
    }

    /** The value that so many percent do not exceed. */
    static Duration percentile(List<Duration> durations, int percent) {
        var sorted = durations.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
