package dev.errand.worker.agent;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Where an agent's key is. It is read for each run, and goes nowhere but into the program's environment. */
final class Key {

    private final AgentSettings settings;

    Key(AgentSettings settings) {
        this.settings = settings;
    }

    /** Empty if none is configured, or if there is none where one should be. */
    String value() throws IOException {
        if (settings.keyFile() != null) {
            return Files.readString(settings.keyFile()).strip();
        }
        @Nullable String value = settings.keyEnv() == null ? null : System.getenv(settings.keyEnv());
        return value == null ? "" : value.strip();
    }

    /** What is wrong with the configured place; null if nothing is. */
    @Nullable
    String missing() {
        try {
            if (settings.keyEnv() == null && settings.keyFile() == null) {
                return null;
            }
            return value().isEmpty()
                    ? settings.keyFile() != null
                            ? "the file " + settings.keyFile() + " is empty"
                            : "the worker has no environment variable " + settings.keyEnv()
                    : null;
        } catch (IOException e) {
            return "the file " + settings.keyFile() + " cannot be read";
        }
    }
}
