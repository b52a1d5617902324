package dev.errand.testing.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The settings of one service.
 *
 * @param variables those that are one value, by their environment variables, such as {@code ERRAND_EVENTS_HEARTBEAT}
 * @param structures those that are maps, by their keys, such as {@code errand.agents.named}: they go into a file
 */
public record ServiceSettings(Set<String> variables, Set<String> structures) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ERRAND_[A-Z0-9_]+)");

    /** Those of all {@link ConfigurationProperties} records below the package, and the variables that application.yaml names. */
    public static ServiceSettings below(String packageName) {
        var settings = new ServiceSettings(new TreeSet<>(), new TreeSet<>());
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents(packageName)
                .forEach(found -> settings.addRecord(String.valueOf(found.getBeanClassName())));
        settings.addVariables("application.yaml");
        return settings;
    }

    /** With a record that is bound by hand. */
    public ServiceSettings with(String prefix, Class<?> type) {
        for (var parameter : type.getDeclaredConstructors()[0].getParameters()) { // a record's has the names and @Name
            add(prefix + "." + name(parameter), parameter.getType());
        }
        return this;
    }

    /** With a single key that is read by hand; {@code type} says whether it is one value. */
    public ServiceSettings withKey(String key, Class<?> type) {
        add(key, type);
        return this;
    }

    private void addRecord(String className) {
        var type = ClassUtils.resolveClassName(className, null);
        with(type.getAnnotation(ConfigurationProperties.class).value(), type);
    }

    private void add(String key, Class<?> type) {
        if (Map.class.isAssignableFrom(type)) {
            structures.add(key);
        } else if (type.isRecord()) {
            with(key, type);
        } else {
            variables.add(variable(key));
        }
    }

    private void addVariables(String resource) {
        try (var in = new ClassPathResource(resource).getInputStream()) {
            VARIABLE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> variables.add(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Parameter parameter) {
        var given = parameter.getAnnotation(Name.class);
        return given != null
                ? given.value()
                : parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** As Spring Boot derives it, with an underscore where the key has a hyphen, which it takes too. */
    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
