package dev.errand.client;

import dev.errand.client.terminal.Terminal;
import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands, each with a session of its own. */
final class Commands implements CommandLine.IFactory {

    private final Terminal out;
    private final Terminal errors;

    Commands(Terminal out, Terminal errors) {
        this.out = out;
        this.errors = errors;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                return type.cast(constructor.newInstance(new Session(out, errors)));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
