package dev.errand.worker.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words before a program that put it into namespaces of its own: it sees a read-only system, its own directories and
 * what it is given; no other process; and no network unless it is allowed. It is nobody there, and cannot become anybody.
 * All paths are the same inside as outside.
 */
final class Bubblewrap {

    private static final List<String> NAMESPACES = List.of(
            "--die-with-parent", // of the spawner's thread, which lives as long as the worker
            "--new-session",
            "--unshare-user",
            "--unshare-pid",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--uid",
            "1000",
            "--gid",
            "1000",
            "--hostname",
            "errand",
            "--cap-drop",
            "ALL");

    private static final List<String> SYSTEM = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    private static final List<String> SETTINGS = List.of(
            "/etc/ssl",
            "/etc/ca-certificates",
            "/etc/resolv.conf",
            "/etc/hosts",
            "/etc/passwd",
            "/etc/group",
            "/etc/nsswitch.conf",
            "/etc/localtime",
            "/etc/alternatives",
            "/etc/ld.so.cache",
            "/etc/fonts",
            "/etc/mime.types");

    private static final List<String> OWN =
            List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/run", "--tmpfs", "/var");

    private Bubblewrap() {}

    static List<String> words(String bwrap, Launch launch) {
        var words = new ArrayList<String>();
        words.add(bwrap);
        words.addAll(NAMESPACES);
        if (!launch.confinement().network()) {
            words.add("--unshare-net");
        }
        words.addAll(List.of("--ro-bind", "/usr", "/usr"));
        SYSTEM.forEach(path -> system(words, Path.of(path)));
        SETTINGS.forEach(path -> bind(words, "--ro-bind-try", path));
        words.addAll(OWN);
        readable(launch).forEach(path -> bind(words, "--ro-bind-try", path.toString()));
        launch.confinement().writable().forEach(path -> bind(words, "--bind-try", path.toString()));
        var directory = launch.directory();
        List.of(directory.home(), directory.work(), directory.temporary())
                .forEach(path -> bind(words, "--bind", path.toString()));
        words.addAll(List.of("--chdir", directory.work().toString(), "--"));
        return words;
    }

    /** What is a link into /usr on merged systems is the same link inside. */
    private static void system(List<String> words, Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                words.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                bind(words, "--ro-bind", path.toString());
            }
        } catch (IOException e) {
            bind(words, "--ro-bind-try", path.toString());
        }
    }

    private static List<Path> readable(Launch launch) {
        var paths = new ArrayList<>(launch.confinement().readable());
        var program = Path.of(launch.argv().get(0));
        if (!program.startsWith("/usr") && SYSTEM.stream().noneMatch(program::startsWith)) {
            paths.add(program);
        }
        return paths;
    }

    private static void bind(List<String> words, String how, String path) {
        words.addAll(List.of(how, path, path));
    }
}
