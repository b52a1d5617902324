package dev.errand.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether a command waits for the end of the job that it set going, and what it does then. */
final class Wait {

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = Patience.NO_LIMIT,
            paramLabel = "TIME",
            converter = Patience.Converter.class,
            preprocessor = Patience.MayBeLeftOut.class,
            description = "wait for the end, at most so long (30s, 5m), and print the result")
    private @Nullable Patience patience;

    boolean asked() {
        return patience != null;
    }

    /** Watches the job on the error output to its end, then prints its result; gives the exit status. */
    int forEnd(Session session, String job) {
        var limit = patience == null ? new Patience(java.time.Duration.ZERO) : patience;
        var code = new Following(session, job).quietly(limit);
        if (code == ExitCode.NOT_ENDED) {
            session.errors().say("errand: the job goes on; watch it again with: errand watch " + job);
            if (session.json()) {
                session.print(session.api().get("/api/jobs/" + job));
            }
            return code.status();
        }
        return new Result(session, job).print().status();
    }

    /** Says what was set going, or waits for its end. */
    int after(Session session, JsonNode view) {
        String id = view.path("id").asString(view.path("task_id").asString(""));
        if (asked()) {
            session.errors().say("job " + id);
            return forEnd(session, Session.id(id));
        }
        if (session.json()) {
            session.print(view);
        } else {
            session.out().say(id);
            session.errors().say("watch it with: errand watch " + id);
        }
        return ExitCode.DONE.status();
    }
}
