package dev.errand.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked programs: one directory per version, complete or not there, shared by every process of this user.
 *
 * <p>It stands in {@code -Derrand.cache}, or {@code $XDG_CACHE_HOME/errand}, or {@code ~/.cache/errand}; root's is
 * {@code /var/cache/errand}, because the servers do not run as root and root's home is closed to them.
 */
final class BinaryCache {

    /** Fills a new, empty directory. */
    interface Unpacking {
        void into(Path directory) throws IOException;
    }

    private BinaryCache() {}

    /** The directory of that name, unpacked now if it is not there yet. */
    static synchronized Path directory(String name, Unpacking unpacking) {
        try {
            Path root = root();
            Path ready = root.resolve(name);
            return Files.isDirectory(ready) ? ready : unpack(root, ready, unpacking);
        } catch (IOException e) {
            throw new StartFailed("cannot unpack " + name + ": " + e, e);
        }
    }

    private static Path unpack(Path root, Path ready, Unpacking unpacking) throws IOException {
        Path lockFile = root.resolve(ready.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            Objects.requireNonNull(lock);
            if (Files.isDirectory(ready)) {
                return ready; // another process was first
            }
            String half = ready.getFileName() + ".half-";
            deleteHalves(root, half);
            Path directory = Files.createTempDirectory(root, half);
            unpacking.into(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(directory, ready, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void deleteHalves(Path root, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .forEach(Directories::delete);
        }
    }

    private static Path root() throws IOException {
        Path root = Stream.of(
                        chosen(System.getProperty("errand.cache"), ""),
                        chosen(System.getenv("XDG_CACHE_HOME"), "errand"),
                        Machine.isRoot()
                                ? Optional.of(Path.of("/var/cache/errand"))
                                : chosen(System.getenv("HOME"), ".cache/errand"),
                        chosen(System.getProperty("java.io.tmpdir"), "errand-cache-" + Machine.uid()))
                .flatMap(Optional::stream)
                .filter(BinaryCache::usable)
                .findFirst()
                .orElseThrow(() -> new StartFailed("no writable cache directory: set -Derrand.cache=DIR"));
        if (!Files.getAttribute(root, "unix:uid").equals((int) Machine.uid())) {
            throw new StartFailed(root + " belongs to another user; programs from there are not run");
        }
        return root;
    }

    private static Optional<Path> chosen(@Nullable String base, String below) {
        return base == null || base.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(base).toAbsolutePath().resolve(below));
    }

    private static boolean usable(Path directory) {
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(Directories.READABLE));
            return Files.isWritable(directory) && ServerAccount.canReach(directory);
        } catch (IOException notThere) {
            return false;
        }
    }
}
