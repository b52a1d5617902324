package dev.errand.api.command;

import dev.errand.api.job.Submittable;
import dev.errand.api.job.Submittables;
import dev.errand.command.Command;
import dev.errand.command.CommandSpec;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The commands that the operator declares are job types; this process does not start with one that is wrong. */
@Component
class CommandTypes implements Submittables {

    private static final Bindable<Map<String, CommandSpec>> DECLARED = Bindable.mapOf(String.class, CommandSpec.class);

    private final List<Submittable> types;

    /** @throws IllegalArgumentException naming the key that is wrong */
    CommandTypes(Environment environment) {
        var declared = Binder.get(environment).bind("errand.commands", DECLARED).orElse(Map.of());
        this.types = Command.all(declared).stream().map(CommandTypes::offered).toList();
    }

    private static Submittable offered(Command command) {
        return Submittable.of(command.type(), command.spec().description(), command.schema())
                .check(command::check)
                .sandbox(command.spec().sandbox());
    }

    @Override
    public List<Submittable> types() {
        return types;
    }
}
