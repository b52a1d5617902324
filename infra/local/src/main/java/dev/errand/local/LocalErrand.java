package dev.errand.local;

import dev.errand.client.api.ApiClient;
import dev.errand.client.terminal.Terminal;
import dev.errand.embedded.StartFailed;
import java.util.concurrent.CountDownLatch;

/**
 * Starts PostgreSQL, Redis, the API and the workers on this machine, runs a sample job and stays up until Ctrl-C.
 *
 * <p>{@code mvn -Prun} runs it in Maven's own JVM. Its options are {@code -Derrand.port}, {@code -Derrand.data},
 * {@code -Derrand.workers} and {@code -Derrand.exit}. Nothing it started outlives it, however it ends.
 */
public final class LocalErrand {

    private LocalErrand() {}

    public static void main(String[] arguments) throws InterruptedException {
        Terminal terminal = Terminal.detect();
        try (var system = new LocalSystem(Options.from(System.getProperties()), terminal)) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
            runUnlessStopped(system, terminal);
        } catch (CannotRun | StartFailed e) {
            terminal.say("\nErrand cannot run: " + e.getMessage());
            System.exit(1); // not thrown on: Maven would bury the message under its own
        }
    }

    private static void runUnlessStopped(LocalSystem system, Terminal terminal) throws InterruptedException {
        try {
            run(system, terminal);
        } catch (CannotRun | StartFailed e) {
            if (!system.stopping()) { // otherwise it fails because everything is going, as it was asked to
                throw e;
            }
        }
    }

    private static void run(LocalSystem system, Terminal terminal) throws InterruptedException {
        terminal.say("\nStarting Errand");
        Directions directions = system.start();
        var options = directions.options();
        String task = new SampleJob(new ApiClient(system.http(), directions.api()), terminal).run(options.sample());
        terminal.say("");
        if (!options.exit()) {
            directions.lines(task).forEach(terminal::say);
            new CountDownLatch(1).await();
        }
    }
}
