package dev.errand.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What of this machine matters here: its platform, its user, and which of the small system programs it has. */
final class Machine {

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final String ARCH = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    private static final String SYSTEM_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

    private Machine() {}

    /** {@code linux} or {@code darwin}. */
    static String os() {
        if (OS.startsWith("linux")) {
            return "linux";
        }
        if (OS.startsWith("mac")) {
            return "darwin";
        }
        throw new StartFailed("the embedded servers run on Linux and macOS, not on " + OS);
    }

    static boolean isArm() {
        return switch (ARCH) {
            case "amd64", "x86_64" -> false;
            case "aarch64", "arm64" -> true;
            default -> throw new StartFailed("the embedded servers run on amd64 and arm64, not on " + ARCH);
        };
    }

    static long uid() {
        return new UnixSystem().getUid();
    }

    static boolean isRoot() {
        return uid() == 0;
    }

    /** The absolute path of a system program, or empty where the machine lacks it. */
    static Optional<String> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SYSTEM_PATH;
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
