package dev.errand.worker.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's own directory, with one for each attempt in it. A lock on a file in it says that the worker lives: at its
 * start a worker deletes the directories of those that do not.
 */
final class RunDirectories implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunDirectories.class);
    private static final String PREFIX = "errand-worker-";
    private static final String LOCK = "lock";
    private static final Duration JUST_MADE = Duration.ofMinutes(1);

    /** Of this process: to look at their locks would drop them. */
    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    private final Path own;
    private final FileChannel lock;
    private final AtomicLong count = new AtomicLong();

    RunDirectories(Path parent) throws IOException {
        Files.createDirectories(parent);
        own = Files.createTempDirectory(parent.toRealPath(), PREFIX, Trees.PRIVATE);
        LOCKED_HERE.add(own);
        lock = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("somebody locked " + own);
        }
    }

    Path own() {
        return own;
    }

    RunDirectory next() throws IOException {
        return new RunDirectory(own.resolve("run-" + count.incrementAndGet()));
    }

    /** Deletes what dead workers left beside this one's directory. */
    void deleteThoseOfTheDead() {
        try (var siblings = Files.newDirectoryStream(own.resolveSibling(""), PREFIX + "*")) {
            for (var sibling : siblings) {
                if (!LOCKED_HERE.contains(sibling) && ours(sibling) && isOver(sibling)) {
                    log.info("deleting {}, which a dead worker left", sibling);
                    Trees.delete(sibling);
                }
            }
        } catch (IOException e) {
            log.warn("cannot look for what dead workers left: {}", e.toString());
        }
    }

    private boolean ours(Path sibling) throws IOException {
        return Files.isDirectory(sibling, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(sibling, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
    }

    private static boolean isOver(Path sibling) throws IOException {
        var file = sibling.resolve(LOCK);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Files.getLastModifiedTime(sibling)
                    .toInstant()
                    .isBefore(Instant.now().minus(JUST_MADE));
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held != null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        Trees.delete(own);
        LOCKED_HERE.remove(own);
    }
}
