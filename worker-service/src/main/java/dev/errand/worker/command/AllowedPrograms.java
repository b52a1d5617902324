package dev.errand.worker.command;

import dev.errand.worker.engine.GiveUp;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs that this worker may run, whatever its configuration declares.
 *
 * @param paths programs, and directories with all that is in them; none allows every program that is declared
 */
record AllowedPrograms(List<Path> paths) {

    void require(Path program) throws GiveUp {
        if (!paths.isEmpty() && paths.stream().noneMatch(program::startsWith)) {
            throw new GiveUp(
                    "program_not_allowed",
                    "this worker may not run " + program + ": add it, or its directory, to errand.command.allowed");
        }
    }
}
