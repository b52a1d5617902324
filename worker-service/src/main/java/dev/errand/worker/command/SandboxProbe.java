package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds out how far this machine can shut a program off: by doing it, for bubblewrap may be there and not be let.
 *
 * @param level the best one
 * @param why it is no better; empty for the best there is
 */
record SandboxProbe(Sandbox level, String why) {

    private static final int LONGEST_SECONDS = 10;

    static SandboxProbe of(RunnerSettings settings, Chain chain, Spawner spawner, RunDirectory directory) {
        if (settings.most() == Sandbox.NONE) {
            return new SandboxProbe(Sandbox.NONE, "the configuration says so");
        }
        var withoutLimits = chain.prlimit().isEmpty()
                ? Optional.of("prlimit (util-linux) is not installed")
                : trouble(chain, Sandbox.PRLIMIT, spawner, directory);
        if (withoutLimits.isPresent()) {
            return new SandboxProbe(Sandbox.NONE, withoutLimits.get());
        }
        if (settings.most() == Sandbox.PRLIMIT) {
            return new SandboxProbe(Sandbox.PRLIMIT, "the configuration says so");
        }
        var withoutNamespaces = chain.bwrap().isEmpty()
                ? Optional.of("bubblewrap is not installed")
                : trouble(chain, Sandbox.BWRAP, spawner, directory);
        return withoutNamespaces
                .map(why -> new SandboxProbe(Sandbox.PRLIMIT, why))
                .orElseGet(() -> new SandboxProbe(Sandbox.BWRAP, ""));
    }

    /** What goes wrong when a program that does nothing runs at this level; empty if nothing does. */
    private static Optional<String> trouble(Chain chain, Sandbox level, Spawner spawner, RunDirectory directory) {
        var program = Tools.find("true").orElse("/bin/true");
        var builder = new ProcessBuilder(chain.words(Launch.of(List.of(program), directory), level))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(directory.aside("probe").toFile());
        try {
            var process = spawner.start(builder);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of(level.word() + " does not answer");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(level.word() + " is not possible here: " + said(directory));
        } catch (IOException e) {
            return Optional.of(level.word() + " is not possible here: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while trying " + level.word());
        }
    }

    private static String said(RunDirectory directory) throws IOException {
        return Files.readString(directory.aside("probe"), StandardCharsets.UTF_8)
                .strip();
    }
}
