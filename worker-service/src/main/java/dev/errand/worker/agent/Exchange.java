package dev.errand.worker.agent;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of one question: what the agent's program finds where it starts, and what it has to leave there. For one call of
 * {@link Agent#ask(dev.errand.agent.AgentRequest, Exchange, dev.errand.worker.engine.JobRun)}. Agents that reach no files
 * leave them alone, and answer with text.
 */
public final class Exchange {

    private static final long LARGEST = 4L << 20;

    private final Map<String, String> files;
    private final @Nullable String expected;
    private final @Nullable Duration deadline;
    private volatile @Nullable String written;

    private Exchange(Map<String, String> files, @Nullable String expected, @Nullable Duration deadline) {
        this.files = Map.copyOf(files);
        this.expected = expected;
        this.deadline = deadline;
    }

    /** No files at all. */
    public static Exchange none() {
        return new Exchange(Map.of(), null, null);
    }

    /** @param files their contents by their paths below the program's directory */
    public static Exchange of(Map<String, String> files) {
        return new Exchange(files, null, null);
    }

    /** A file, UTF-8 and of at most 4 MiB, that must be there when the program ends, with exit code 0. */
    public Exchange expecting(String path) {
        return new Exchange(files, path, deadline);
    }

    /** How long the answer may take. */
    public Exchange within(Duration longest) {
        return new Exchange(files, expected, longest);
    }

    /** What the program left in the file that was expected; empty before it did, and from agents that reach no files. */
    public Optional<String> written() {
        return Optional.ofNullable(written);
    }

    /** The shorter of the two limits; null for none. */
    @Nullable
    Duration deadline(@Nullable Duration configured) {
        if (deadline == null || configured == null) {
            return deadline == null ? configured : deadline;
        }
        return deadline.compareTo(configured) < 0 ? deadline : configured;
    }

    /** @throws IOException also for a path that leaves the directory */
    void put(Path directory) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(below(directory, file.getKey()), file.getValue());
        }
        if (expected != null) {
            below(directory, expected);
        }
    }

    private static Path below(Path directory, String name) throws IOException {
        var path = directory.resolve(name).normalize();
        if (!path.startsWith(directory) || path.equals(directory)) {
            throw new IOException("a file of a question must be below its directory but was " + name);
        }
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        return path;
    }

    /** The outcome if all that was expected is there; otherwise what is missing. */
    Outcome collect(Path directory, int exit, Outcome outcome) throws IOException {
        if (expected == null || !(outcome instanceof Outcome.Done)) {
            return outcome;
        }
        if (exit != 0) {
            return Outcome.retry("exit", "it ended with exit code " + exit);
        }
        var path = directory.resolve(expected);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || !path.toRealPath().startsWith(directory.toRealPath())) {
            return Outcome.retry("no_output", "it ended without writing " + expected);
        }
        if (Files.size(path) > LARGEST) {
            return Outcome.retry("no_output", "it wrote more than 4 MiB to " + expected);
        }
        try {
            written = Files.readString(path);
        } catch (CharacterCodingException e) {
            return Outcome.retry("no_output", "what it wrote to " + expected + " is not UTF-8");
        }
        return outcome;
    }
}
