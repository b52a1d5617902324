package dev.errand.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A directory that is gone when it is closed. */
record Scratch(Path path) implements AutoCloseable {

    static Scratch make(String name) {
        try {
            return new Scratch(Files.createTempDirectory("errand-" + name + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        FileSystemUtils.deleteRecursively(path.toFile());
    }
}
