package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this worker runs programs. What it runs is declared under {@code errand.commands}.
 *
 * @param directory where the attempts' directories are made, and deleted; null for the system's temporary directory
 * @param allowed programs, and directories with all that is in them, that it may run; none allows every declared one
 * @param sandbox how far programs are shut off
 * @param unservedAfter how long a job waits for a worker with the sandbox that its command requires, before it fails
 */
@ConfigurationProperties("errand.command")
record CommandProperties(
        @Nullable Path directory,
        @DefaultValue List<Path> allowed,
        @DefaultValue Levels sandbox,
        @DefaultValue("5m") Duration unservedAfter) {

    RunnerSettings runner() {
        var standard = RunnerSettings.standard();
        return new RunnerSettings(
                directory == null ? standard.directory() : directory, sandbox.least(), sandbox.most());
    }

    /**
     * @param least no program runs below this level
     * @param most the level to use where the machine has better ones too
     */
    record Levels(
            @DefaultValue("none") Sandbox least,
            @DefaultValue("bwrap") Sandbox most) {}
}
