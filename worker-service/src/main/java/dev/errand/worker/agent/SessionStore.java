package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import dev.errand.job.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;

/**
 * Conversations that a later attempt may go on with. A program keeps its own in its home, which is deleted with the attempt;
 * what the next attempt needs of it is kept here, on this worker only, for a week at most.
 */
final class SessionStore {

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String FACTS = "session.json";
    private static final int DEEPEST = 12;

    private record Facts(String id, AgentTokens used) {}

    private final Path directory;

    /**
     * Deletes what is too old.
     *
     * @throws IOException if the directory is somebody else's: whoever made it could read and plant conversations
     */
    SessionStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        requireOwn(this.directory);
        try (var entries = Files.newDirectoryStream(directory)) {
            for (var entry : entries) {
                if (Files.getLastModifiedTime(entry)
                        .toInstant()
                        .isBefore(Instant.now().minus(LONGEST))) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    private static void requireOwn(Path directory) throws IOException {
        var probe = Files.createTempFile("errand-owner-", "");
        try {
            if (Files.isSymbolicLink(directory)
                    || !Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))) {
                throw new IOException(
                        directory + " is not this worker's own: set errand.agents.sessions to another place");
            }
        } finally {
            Files.delete(probe);
        }
    }

    /** Puts the conversation of an earlier attempt into this home; null if there is none. */
    @Nullable
    Session restore(String key, Path home) throws IOException {
        var kept = directory.resolve(key);
        if (!Files.isRegularFile(kept.resolve(FACTS))) {
            return null;
        }
        try {
            var facts = new Json(Files.readString(kept.resolve(FACTS))).as(Facts.class);
            FileSystemUtils.copyRecursively(kept.resolve("home"), home);
            return new Session(facts.id(), true, facts.used());
        } catch (JacksonException e) {
            log.warn("cannot read what is kept of a conversation: {}", e.getOriginalMessage());
            return null;
        }
    }

    /** Keeps what is in this home of that conversation, if there is anything. */
    void keep(String key, Path home, String id, AgentTokens used) throws IOException {
        var files = filesOf(home, id);
        delete(key);
        if (files.isEmpty()) {
            return;
        }
        var kept = directory.resolve(key);
        for (var file : files) {
            var target = kept.resolve("home").resolve(home.relativize(file));
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(kept.resolve(FACTS), Json.of(new Facts(id, used)).text());
    }

    private static List<Path> filesOf(Path home, String id) throws IOException {
        try (Stream<Path> all = Files.find(
                home,
                DEEPEST,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().contains(id)
                        && path.getFileName().toString().endsWith(".jsonl"))) {
            return all.toList();
        }
    }

    void delete(String key) throws IOException {
        FileSystemUtils.deleteRecursively(directory.resolve(key));
    }
}
