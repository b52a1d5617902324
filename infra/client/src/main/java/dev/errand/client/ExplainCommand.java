package dev.errand.client;

import dev.errand.client.terminal.Outline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says why a job waits: its place, what holds it back, when it may start.")
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = session.api().get("/api/jobs/" + Session.id(id) + "/explain");
        if (session.json()) {
            session.print(answer);
        } else {
            Outline.of(answer, session.out().width()).forEach(session.out()::say);
        }
        return ExitCode.DONE.status();
    }
}
