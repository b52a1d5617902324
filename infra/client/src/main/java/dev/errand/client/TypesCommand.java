package dev.errand.client;

import dev.errand.client.terminal.Outline;
import dev.errand.client.terminal.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "types",
        mixinStandardHelpOptions = true,
        description = "Lists the job types, or shows one with the schema of its input.")
final class TypesCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "show this one")
    private @Nullable String name;

    TypesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (name == null) {
            list(session.api().get("/api/job-types"));
        } else {
            one(session.api().get("/api/job-types/" + Session.encoded(name)));
        }
        return ExitCode.DONE.status();
    }

    private void list(JsonNode answer) {
        if (session.json()) {
            session.print(answer);
            return;
        }
        var table = new Table("type", "lane", "workers", "what it does");
        for (JsonNode type : answer.path("job_types")) {
            table.add(
                    type.path("name").asString(""),
                    type.path("lane").asString(""),
                    type.path("live_workers").asString("0"),
                    type.path("description").asString(""));
        }
        table.lines(session.out()).forEach(session.out()::say);
    }

    private void one(JsonNode type) {
        if (session.json()) {
            session.print(type);
        } else {
            Outline.of(type, session.out().width()).forEach(session.out()::say);
        }
    }
}
