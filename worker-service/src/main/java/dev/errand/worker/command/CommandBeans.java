package dev.errand.worker.command;

import dev.errand.command.Command;
import dev.errand.command.CommandSpec;
import dev.errand.job.JobType;
import dev.errand.worker.engine.JobHandlers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** The runner of this worker, and a handler for each declared command that it can run. */
@Configuration(proxyBeanMethods = false)
class CommandBeans {

    private static final Logger log = LoggerFactory.getLogger(CommandBeans.class);

    @Bean(destroyMethod = "close")
    ProgramRunner programRunner(CommandProperties properties) throws IOException {
        return new ProgramRunner(properties.runner());
    }

    @Bean
    Declared declared(Environment environment) {
        return new Declared(Command.all(Binder.get(environment)
                .bind("errand.commands", Bindable.mapOf(String.class, CommandSpec.class))
                .orElse(Map.of())));
    }

    /** All commands that the configuration declares. */
    record Declared(List<Command> commands) {

        /** Those that this worker can run, or those that it cannot. */
        List<Command> possible(ProgramRunner runner, boolean possible) {
            return commands.stream()
                    .filter(command -> runner.offers(command.spec().sandbox()) == possible)
                    .toList();
        }
    }

    @Bean
    JobHandlers commandHandlers(Declared declared, ProgramRunner runner, CommandProperties properties) {
        var allowed = new AllowedPrograms(properties.allowed());
        var handlers = declared.possible(runner, true).stream()
                .map(command -> new CommandHandler(command, runner, allowed))
                .toList();
        return () -> handlers;
    }

    /** Jobs of the commands that it cannot run are left to workers that can, while there are any. */
    @Bean
    UnservedCommands unservedCommands(
            Declared declared, ProgramRunner runner, CommandProperties properties, DatabaseClient database) {
        var refused = new LinkedHashMap<JobType<?>, String>();
        for (var command : declared.possible(runner, false)) {
            var why = runner.sandboxMissing(command.spec().sandbox());
            log.warn("{} is left to other workers: {}", command.type().name(), why);
            refused.put(command.type(), why);
        }
        return new UnservedCommands(database, refused, properties.unservedAfter());
    }
}
