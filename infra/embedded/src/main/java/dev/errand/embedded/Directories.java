package dev.errand.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Directories that the servers and this JVM share. */
final class Directories {

    static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    /** Others may pass through, so that a server that runs as nobody reaches its own directory below. */
    static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    static final Set<PosixFilePermission> READABLE_FILE = PosixFilePermissions.fromString("rw-r--r--");
    static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private Directories() {}

    /** Makes a server's home, passable when the server runs as another user; leaves one that exists as it is. */
    static Path home(Path path) throws IOException {
        Path home = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, Machine.isRoot() ? PASSABLE : PRIVATE);
        }
        return home.toRealPath();
    }

    /** Makes a new home in the temporary directory. */
    static Path temporaryHome(String prefix) {
        try {
            Path home = Files.createTempDirectory(prefix);
            Files.setPosixFilePermissions(home, Machine.isRoot() ? PASSABLE : PRIVATE);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory with what is in it; links are deleted, not followed. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
