package dev.errand.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the person who starts it may choose, as {@code -Derrand.…}.
 *
 * @param port of the API
 * @param data where everything is kept; empty for a temporary directory that is deleted at the end
 * @param workers how many worker processes
 * @param exit whether to end when the sample's result is there
 * @param apiJar the API's executable jar
 * @param workerJar the worker's executable jar
 * @param sample the document of the sample job
 * @param examples the configuration that declares the examples
 * @param config a configuration of the user's own, given to every service after the examples
 */
record Options(
        int port,
        Optional<Path> data,
        int workers,
        boolean exit,
        Path apiJar,
        Path workerJar,
        Path sample,
        Path examples,
        Optional<Path> config) {

    private static final int DEFAULT_PORT = 8000;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_WORKERS = 64;

    static Options from(Properties given) {
        return new Options(
                number(given, "errand.port", DEFAULT_PORT, LAST_PORT),
                Optional.ofNullable(given.getProperty("errand.data"))
                        .filter(text -> !text.isBlank())
                        .map(text -> Path.of(text).toAbsolutePath()),
                number(given, "errand.workers", 1, MOST_WORKERS),
                Boolean.parseBoolean(given.getProperty("errand.exit")),
                file(given, "errand.api.jar"),
                file(given, "errand.worker.jar"),
                file(given, "errand.sample"),
                file(given, "errand.examples"),
                config(given));
    }

    private static Optional<Path> config(Properties given) {
        var text = given.getProperty("errand.config", "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        var file = Path.of(text).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CannotRun("-Derrand.config takes a YAML file, and " + file + " is none that can be read");
        }
        if (!file.toString().matches(".*\\.(yaml|yml|properties)")) {
            throw new CannotRun("-Derrand.config takes a file that ends in .yaml, .yml or .properties, not " + file);
        }
        return Optional.of(file);
    }

    /** Where Spring finds the services' configuration beside their own; the last one counts. */
    String configuration() {
        return config.map(file -> examples.toUri() + "," + file.toUri())
                .orElse(examples.toUri().toString());
    }

    private static int number(Properties given, String name, int otherwise, int highest) {
        String text = given.getProperty(name, Integer.toString(otherwise));
        if (text.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= highest) {
                return number;
            }
        }
        throw new CannotRun("-D" + name + " takes a number from 1 to " + highest + ", not '" + text + "'");
    }

    private static Path file(Properties given, String name) {
        String text = given.getProperty(name);
        if (text == null) {
            throw new CannotRun("-D" + name + " is missing: start with 'mvn -Prun', which sets it");
        }
        Path file = Path.of(text).toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            throw new CannotRun(file + " (-D" + name + ") is not there: build everything with 'mvn -Prun'");
        }
        return file;
    }
}
