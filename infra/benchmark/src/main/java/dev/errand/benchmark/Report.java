package dev.errand.benchmark;

import dev.errand.job.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the medians as a table and writes every figure to a JSON file. */
record Report(Options options, String machine, List<Map<String, Double>> rounds) {

    void publish() throws IOException {
        System.out.println();
        System.out.println(machine);
        System.out.printf(
                "%d rounds; every process first does %,d jobs that are not measured%n",
                rounds.size(), options.warmUp());
        System.out.println();
        System.out.println("| figure | median | least | most |");
        System.out.println("|---|---|---|---|");
        rounds.get(0).keySet().forEach(this::print);
        var out = options.out().toAbsolutePath();
        Files.createDirectories(out.getParent());
        Files.writeString(out, json().text() + "\n");
        System.out.println();
        System.out.println("all figures: " + options.out());
    }

    private void print(String figure) {
        var sorted = sorted(figure);
        System.out.printf(
                "| %s | %s | %s | %s |%n",
                figure, text(sorted.get(sorted.size() / 2)), text(sorted.get(0)), text(sorted.get(sorted.size() - 1)));
    }

    private List<Double> sorted(String figure) {
        return rounds.stream()
                .map(round -> round.getOrDefault(figure, Double.NaN))
                .sorted()
                .toList();
    }

    private static String text(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }

    private Json json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("machine", machine);
        all.put("slots", options.slots());
        all.put("jobs", options.jobs());
        all.put("warm_up", options.warmUp());
        all.put("rounds", rounds);
        return Json.of(all);
    }
}
