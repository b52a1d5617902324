package dev.errand.testing.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} hands to its services. */
public final class ComposedSettings {

    private ComposedSettings() {}

    /** The variables of one service that are Errand's. */
    public static Set<String> of(Path composition, String service) {
        try (var in = Files.newBufferedReader(composition)) {
            Map<String, Object> all = new Yaml().load(in);
            return child(child(child(all, "services"), service), "environment").keySet().stream()
                    .filter(name -> name.startsWith("ERRAND_"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        if (parent.get(name) instanceof Map<?, ?> child) {
            return (Map<String, Object>) child;
        }
        throw new IllegalArgumentException("no " + name + " in the composition");
    }
}
