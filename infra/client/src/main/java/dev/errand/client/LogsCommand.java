package dev.errand.client;

import dev.errand.client.api.ApiClient;
import dev.errand.client.terminal.Prose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints what a job logged, oldest first; with -f also what it goes on to log.")
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    private static final int PAGE = 1_000;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Option(
            names = {"-f", "--follow"},
            description = "until the job ends")
    private boolean follow;

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var api = session.api();
        var job = Session.id(id);
        long after = page(api, job, 0);
        if (!follow) {
            return ExitCode.DONE.status();
        }
        boolean ended = false;
        while (!ended && !session.out().out().checkError()) {
            var view = api.get("/api/jobs/" + job + "?wait=1s"); // which is also the pause between two looks
            ended = ExitCode.of(view.path("status").asString("")) != ExitCode.NOT_ENDED;
            after = page(api, job, after);
        }
        return ExitCode.DONE.status();
    }

    /** Prints all that follows; gives where it goes on. */
    private long page(ApiClient api, String job, long from) {
        long after = from;
        while (true) {
            var page = api.get("/api/jobs/" + job + "/logs" + Session.query("after", after, "limit", PAGE));
            page.path("logs").forEach(this::print);
            if (page.path("logs").isEmpty()) {
                return after;
            }
            after = page.path("next").asLong(after);
        }
    }

    private void print(JsonNode line) {
        if (session.json()) {
            session.print(line);
            return;
        }
        var item = line.path("item").asString("");
        session.out()
                .say(Prose.line(line.path("at").asString("") + " "
                        + line.path("level").asString("") + " " + (item.isEmpty() ? "" : "[" + item + "] ")
                        + line.path("message").asString("")));
    }
}
