package dev.errand.worker.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories of one attempt, all new and its own: nothing in them was made by anybody else. Deleted when it is closed.
 * Files whose names or contents come from users belong below {@link #work} under names that were made here.
 */
public final class RunDirectory implements AutoCloseable {

    private final Path root;

    RunDirectory(Path root) throws IOException {
        this.root = Files.createDirectory(root, Trees.PRIVATE);
        Files.createDirectory(home(), Trees.PRIVATE);
        Files.createDirectory(work(), Trees.PRIVATE);
        Files.createDirectory(temporary(), Trees.PRIVATE);
    }

    /** The program's HOME. */
    public Path home() {
        return root.resolve("home");
    }

    /** Where it starts, and leaves what it makes. */
    public Path work() {
        return root.resolve("work");
    }

    /** Its TMPDIR. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** A place for a file that the program is handed, such as its standard input, but does not find by itself. */
    public Path aside(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() {
        Trees.delete(root);
    }
}
