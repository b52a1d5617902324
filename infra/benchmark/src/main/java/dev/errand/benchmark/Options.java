package dev.errand.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure, from the command line: {@code --rounds 3 --jobs 100000 --one 20000 --backlogs 1000,10000 --warm-up
 * 100000 --seconds 20 --slots 50 --out target/benchmark.json}.
 *
 * @param rounds how often all is measured; the table shows medians
 * @param jobs how many are submitted, drained and sent from end to end
 * @param one how many are submitted one by one
 * @param backlogs further backlogs to drain
 * @param warmUp how many unmeasured jobs each process submits or runs first
 * @param seconds how long pickups are measured, at 50 jobs a second
 * @param slots how many jobs the worker runs at once
 * @param out the JSON file
 */
record Options(int rounds, int jobs, int one, List<Integer> backlogs, int warmUp, int seconds, int slots, Path out) {

    /** @throws IllegalArgumentException if there is no such option */
    static Options parse(String[] arguments) {
        var options = new Options(
                3, 100_000, 20_000, List.of(1_000, 10_000), 100_000, 20, 50, Path.of("target", "benchmark.json"));
        var rest = new ArrayList<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            var name = rest.remove(0);
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options = options.with(name, rest.remove(0));
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--rounds" -> new Options(number(value), jobs, one, backlogs, warmUp, seconds, slots, out);
            case "--jobs" -> new Options(rounds, number(value), one, backlogs, warmUp, seconds, slots, out);
            case "--one" -> new Options(rounds, jobs, number(value), backlogs, warmUp, seconds, slots, out);
            case "--backlogs" -> new Options(rounds, jobs, one, numbers(value), warmUp, seconds, slots, out);
            case "--warm-up" -> new Options(rounds, jobs, one, backlogs, number(value), seconds, slots, out);
            case "--seconds" -> new Options(rounds, jobs, one, backlogs, warmUp, number(value), slots, out);
            case "--slots" -> new Options(rounds, jobs, one, backlogs, warmUp, seconds, number(value), out);
            case "--out" -> new Options(rounds, jobs, one, backlogs, warmUp, seconds, slots, Path.of(value));
            default -> throw new IllegalArgumentException("no such option: " + name);
        };
    }

    private static int number(String value) {
        return Integer.parseInt(value);
    }

    private static List<Integer> numbers(String value) {
        return Arrays.stream(value.split(","))
                .filter(part -> !part.isEmpty())
                .map(Options::number)
                .toList();
    }
}
