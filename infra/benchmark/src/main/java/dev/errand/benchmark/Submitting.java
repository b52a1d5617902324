package dev.errand.benchmark;

import dev.errand.job.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A producer at work, in a process of its own. */
final class Submitting {

    private final Process process;

    private Submitting(Process process) {
        this.process = process;
    }

    static Submitting start(Site.Place place, int warmUp, String mode, int jobs, String kind) throws IOException {
        var more = place.with("PROD_WARM", warmUp);
        return new Submitting(place.start(more, "produce", mode, Integer.toString(jobs), kind));
    }

    /** Waits until it has ended. */
    Submitted await() throws IOException, InterruptedException {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var said = lines.lines().filter(line -> line.startsWith("{\"t0\"")).findFirst();
            if (process.waitFor() != 0 || said.isEmpty()) {
                throw new IOException("the producer failed with status " + process.exitValue());
            }
            var json = new Json(said.get()).tree();
            return new Submitted(
                    json.get("t0").asLong(),
                    json.get("t1").asLong(),
                    json.get("n").asInt());
        }
    }

    /** What it did; {@link System#nanoTime} is the same clock in all processes of a Linux machine. */
    record Submitted(long began, long ended, int jobs) {
        double rate() {
            return jobs / ((ended - began) / 1e9);
        }
    }
}
