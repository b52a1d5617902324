package dev.errand.client;

import dev.errand.client.terminal.Outline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Stops a job: at once if it waits, through its worker if it runs.")
final class CancelCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    private static final Duration MOST = Duration.ofSeconds(60);

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = Patience.NO_LIMIT,
            paramLabel = "TIME",
            converter = Patience.Converter.class,
            preprocessor = Patience.MayBeLeftOut.class,
            description = "until nothing of it runs any more, at most so long; 60s at the most")
    private @Nullable Patience wait;

    CancelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var path = "/api/jobs/" + Session.id(id) + "/cancel";
        var view = session.api().post(path + Session.query("wait", patience()), null, Map.of());
        if (session.json()) {
            session.print(view);
        } else {
            session.out().say(sentence(view));
            Outline.of(view.path("cancel_receipt"), session.out().width()).forEach(session.out()::say);
        }
        boolean ended = ExitCode.of(view.path("status").asString("")) != ExitCode.NOT_ENDED;
        return (wait == null || ended ? ExitCode.DONE : ExitCode.NOT_ENDED).status();
    }

    private @Nullable String patience() {
        if (wait == null) {
            return null;
        }
        long most = MOST.toMillis();
        return (wait.hasLimit() ? Math.min(most, wait.time().toMillis()) : most) + "ms";
    }

    private static String sentence(JsonNode view) {
        String status = view.path("status").asString("");
        return status.equals("processing") ? "its worker was asked to stop it" : status;
    }
}
