package dev.errand.worker.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Programs whose processes can be told from all others by how long they would sleep. */
final class Sleepers {

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 100_000) + 100_000);

    private final String seconds = "9" + NEXT.incrementAndGet();

    /**
     * A program that ignores SIGTERM, with a grandchild, one in a session of its own, and one whose parent is gone: four
     * sleepers, each of which holds standard output.
     */
    List<String> stubbornFamily() {
        var script =
                "trap '' TERM; sleep %1$s & sh -c 'sleep %1$s & wait' & setsid sleep %1$s & (setsid sh -c 'sleep %1$s &') &"
                        + " echo started; while true; do sleep 1; done";
        return List.of("/bin/sh", "-c", script.formatted(seconds));
    }

    /** One that leaves a child behind, which holds both pipes. */
    List<String> leavesAChild() {
        return List.of("/bin/sh", "-c", "sleep " + seconds + " & echo done");
    }

    /** For how long they sleep. */
    String seconds() {
        return seconds;
    }

    /** How many of them live. */
    long alive() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> commandLine(path).equals("sleep\0" + seconds + "\0"))
                    .count();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
