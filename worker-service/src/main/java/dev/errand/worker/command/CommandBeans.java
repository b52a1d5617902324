package dev.errand.worker.command;

import dev.errand.command.Command;
import dev.errand.command.CommandSpec;
import dev.errand.worker.engine.JobHandlers;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The runner of this worker, and a handler for each declared command that it can run. */
@Configuration(proxyBeanMethods = false)
class CommandBeans {

    private static final Logger log = LoggerFactory.getLogger(CommandBeans.class);

    @Bean(destroyMethod = "close")
    ProgramRunner programRunner(CommandProperties properties) throws IOException {
        return new ProgramRunner(new RunnerSettings(
                properties.directory(),
                properties.sandbox().least(),
                properties.sandbox().most()));
    }

    @Bean
    JobHandlers commandHandlers(Environment environment, ProgramRunner runner, CommandProperties properties) {
        var declared = Binder.get(environment)
                .bind("errand.commands", Bindable.mapOf(String.class, CommandSpec.class))
                .orElse(Map.of());
        var allowed = new AllowedPrograms(properties.allowed());
        var handlers = Command.all(declared).stream()
                .filter(command -> possible(command, runner))
                .map(command -> new CommandHandler(command, runner, allowed))
                .toList();
        return () -> handlers;
    }

    /** Jobs of the others are left to workers that can. */
    private static boolean possible(Command command, ProgramRunner runner) {
        var least = command.spec().sandbox();
        if (!runner.offers(least)) {
            log.warn("{} is left to other workers: {}", command.type().name(), runner.sandboxMissing(least));
        }
        return runner.offers(least);
    }
}
