package dev.errand.testing.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment variables in the tables of {@code docs/} whose first heading says whom they are for: {@code API},
 * {@code Workers}, or {@code Both}. Behind a full name, {@code `ERRAND_MAIL_SMTP_HOST`, `_PORT`}, the others of a row may
 * be told by their ends.
 */
public final class DocumentedSettings {

    private static final Pattern NAME = Pattern.compile("`(ERRAND_[A-Z0-9_]+[A-Z0-9]|_[A-Z0-9_]+)`");

    private final String text;
    private final List<Row> rows = new ArrayList<>();

    private DocumentedSettings(String text) {
        this.text = text;
    }

    /** @param audience {@code API} or {@code Workers}; tables for both count for either */
    public static DocumentedSettings of(Path docs, String audience) {
        var settings = new DocumentedSettings(read(docs));
        var theirs = Set.of(audience, "Both");
        var heading = "";
        var inTable = false;
        for (var line : settings.text.lines().toList()) {
            if (!line.startsWith("|")) {
                inTable = false;
                continue;
            }
            var first = line.split("\\|", 3)[1].strip();
            if (!inTable) {
                heading = first;
            } else if (theirs.contains(heading)) {
                settings.rows.add(Row.of(first));
            }
            inTable = true;
        }
        return settings;
    }

    /** Whether some table lists the variable. */
    public boolean lists(String variable) {
        return rows.stream().anyMatch(row -> row.names(variable));
    }

    /** Whether the key is anywhere. */
    public boolean mentions(String key) {
        return text.contains(key);
    }

    /** What tables list and {@code known} does not have, as it is written there. */
    public Set<String> unknown(Set<String> known) {
        return rows.stream().flatMap(row -> row.unknown(known).stream()).collect(Collectors.toSet());
    }

    private static String read(Path docs) {
        try (var files = Files.list(docs)) {
            var all = new StringBuilder();
            for (var file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file)).append("\n\n");
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param names of a row's first cell: full ones, and the ends of others */
    private record Row(List<String> names) {

        static Row of(String cell) {
            return new Row(
                    NAME.matcher(cell).results().map(found -> found.group(1)).toList());
        }

        boolean names(String variable) {
            return names.stream().anyMatch(name -> means(name, variable));
        }

        Set<String> unknown(Set<String> known) {
            return names.stream()
                    .filter(name -> known.stream().noneMatch(variable -> means(name, variable)))
                    .collect(Collectors.toSet());
        }

        private boolean means(String name, String variable) {
            return name.startsWith("_")
                    ? variable.endsWith(name)
                            && names.get(0).startsWith(variable.substring(0, variable.length() - name.length() + 1))
                    : name.equals(variable);
        }
    }
}
