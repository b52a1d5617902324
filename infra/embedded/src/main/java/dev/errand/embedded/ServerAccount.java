package dev.errand.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that a server runs as: this JVM's own, unless that is root. Then it is whoever owns the data already, and
 * nobody for new data: PostgreSQL refuses to run as root, and neither server needs it.
 */
record ServerAccount(long uid, boolean switched) {

    private static final long NOBODY = 65534;

    static ServerAccount of(Path data) throws IOException {
        if (!Machine.isRoot()) {
            return new ServerAccount(Machine.uid(), false);
        }
        long owner = Files.exists(data) ? owner(data) : 0;
        return new ServerAccount(owner == 0 ? NOBODY : owner, true);
    }

    /** The command line that runs this one as the account. */
    List<String> running(List<String> command) {
        if (!switched) {
            return command;
        }
        String setpriv = Machine.program("setpriv")
                .orElseThrow(() -> new StartFailed("root needs setpriv (util-linux) to run a server as another user;"
                        + " install it or start as an ordinary user"));
        var all = new ArrayList<>(List.of(setpriv, "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--"));
        all.addAll(command);
        return all;
    }

    /** Makes a directory that is the account's alone. */
    Path ownDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, Directories.PRIVATE);
        give(directory);
        return directory;
    }

    void give(Path path) throws IOException {
        if (switched) {
            Files.setAttribute(path, "unix:gid", (int) uid);
            Files.setAttribute(path, "unix:uid", (int) uid);
        }
    }

    void requireReach(Path home) {
        if (switched && !canReach(home)) {
            throw new StartFailed("started by root, the servers run as user " + uid + ", who cannot pass through "
                    + home + " or a directory above it; choose a directory that is open to others, such as one below"
                    + " /var/lib or /tmp");
        }
    }

    /** Whether a server started by this JVM can get to the directory; always, when it runs as the same user. */
    static boolean canReach(Path directory) {
        if (!Machine.isRoot()) {
            return true;
        }
        try {
            for (Path path = directory.toRealPath(); path != null; path = path.getParent()) {
                if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static long owner(Path path) throws IOException {
        return Integer.toUnsignedLong((Integer) Files.getAttribute(path, "unix:uid"));
    }
}
