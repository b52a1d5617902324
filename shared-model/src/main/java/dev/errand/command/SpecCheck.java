package dev.errand.command;

import static dev.errand.command.CommandSpec.require;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a command's words must keep to, whatever its input. Each message begins with the key that is wrong. */
final class SpecCheck {

    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "fish", "csh", "tcsh", "busybox");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SpecCheck() {}

    static void program(List<String> argv) {
        require(!argv.isEmpty(), "argv is missing: the program and its arguments, one by one");
        absolute("argv", argv.get(0));
        require(!Template.hasPlaceholder(argv.get(0)), "argv begins with a program, not with a placeholder");
        argv.forEach(word -> require(word.indexOf('\0') < 0, "argv has a NUL in it"));
        noShellCode(argv);
    }

    /** A placeholder in what a shell reads as its script would let a user write the script. */
    private static void noShellCode(List<String> argv) {
        var name = Path.of(argv.get(0)).getFileName();
        if (name == null || !SHELLS.contains(name.toString())) {
            return;
        }
        for (var i = 1; i < argv.size(); i++) {
            if (argv.get(i).matches("-[a-zA-Z]*c[a-zA-Z]*") && i + 1 < argv.size()) {
                require(
                        !Template.hasPlaceholder(argv.get(i + 1)),
                        "argv puts a placeholder into a shell's script, where a user could write commands; pass it after"
                                + " the script and read it there as \"$1\"");
                return;
            }
        }
    }

    static void environment(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            require(VARIABLE.matcher(name).matches(), "environment has no variable '" + name + "'");
            require(
                    !name.equals("HOME") && !name.startsWith("ERRAND_"),
                    "environment cannot set " + name + ": every attempt has its own");
            require(value.indexOf('\0') < 0, "environment." + name + " has a NUL in it");
        });
    }

    static void absolute(String key, String path) {
        require(
                path.startsWith("/") && Path.of(path).normalize().toString().equals(path),
                key + " takes an absolute path without '..' but was '" + path + "'");
    }

    static void relative(String key, String path) {
        require(
                !path.isEmpty()
                        && !path.startsWith("/")
                        && !List.of(path.split("/", -1)).contains(".."),
                key + " stays in the working directory but was '" + path + "'");
    }
}
