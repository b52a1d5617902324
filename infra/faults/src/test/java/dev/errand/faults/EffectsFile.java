package dev.errand.faults;

import dev.errand.job.JobId;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What workers did, told by the work itself and not by the database: lines {@code job,attempt,pid,what,nanos}. All workers
 * of a site append to the one file, a line at a write, so that lines neither mix nor get lost with a killed JVM.
 */
final class EffectsFile {

    /**
     * Something that happened to an attempt.
     *
     * @param attempt 0 where no attempt was made yet
     * @param pid of the worker
     */
    record Effect(JobId job, int attempt, long pid, What what, Instant at) {}

    /** What is told. */
    enum What {
        /** Its id left Redis; its worker halts now. */
        POPPED,
        START,
        END,
        /** The handler has returned, and the worker is held before it stores the result. */
        HELD
    }

    private final Path file;

    EffectsFile(Path file) {
        this.file = file;
    }

    /** Appends one line; it is the kernel's when this returns. An interrupt does not keep it from being written. */
    void tell(JobId job, int attempt, What what) {
        var now = Instant.now();
        var nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        var line = "%s,%d,%d,%s,%d%n"
                .formatted(job, attempt, ProcessHandle.current().pid(), what, nanos);
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was told so far, in the order of telling. */
    List<Effect> effects() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(EffectsFile::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Effect> effects(What what) {
        return effects().stream().filter(effect -> effect.what == what).toList();
    }

    private static Effect parse(String line) {
        var words = line.split(",");
        var nanos = Long.parseLong(words[4]);
        return new Effect(
                JobId.parse(words[0]),
                Integer.parseInt(words[1]),
                Long.parseLong(words[2]),
                What.valueOf(words[3]),
                Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L));
    }
}
