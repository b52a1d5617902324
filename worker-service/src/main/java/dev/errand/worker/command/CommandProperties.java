package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this worker runs programs. What it runs is declared under {@code errand.commands}.
 *
 * @param directory where the attempts' directories are made, and deleted
 * @param allowed programs, and directories with all that is in them, that it may run; none allows every declared one
 * @param sandbox how far programs are shut off
 */
@ConfigurationProperties("errand.command")
record CommandProperties(
        @DefaultValue("${java.io.tmpdir}") Path directory,
        @DefaultValue List<Path> allowed,
        @DefaultValue Levels sandbox) {

    /**
     * @param least no program runs below this level
     * @param most the level to use where the machine has better ones too
     */
    record Levels(
            @DefaultValue("none") Sandbox least,
            @DefaultValue("bwrap") Sandbox most) {}
}
