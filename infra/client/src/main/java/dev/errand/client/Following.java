package dev.errand.client;

import dev.errand.client.api.ServerEvent;
import dev.errand.client.terminal.JobProgress;
import dev.errand.client.terminal.ProgressView;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows one job to its end, however often the connection breaks. The end of this is not the end of the job. */
final class Following {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Session session;
    private final String job;
    private final JobProgress progress = new JobProgress();

    Following(Session session, String job) {
        this.session = session;
        this.job = job;
    }

    /** Shows it on the output: live on a terminal, a line for each change elsewhere, the events themselves as JSON. */
    ExitCode shown(Patience limit) {
        if (session.json()) {
            return follow(limit, event -> session.print(json(event)));
        }
        var view = ProgressView.on(session.out());
        return follow(limit, event -> view.show(progress));
    }

    /** Shows it on the error output, so that the output is the result's alone; not at all with JSON. */
    ExitCode quietly(Patience limit) {
        if (session.json()) {
            return follow(limit, event -> {});
        }
        var view = ProgressView.on(session.errors());
        return follow(limit, event -> view.show(progress));
    }

    /** Why it failed; empty if it did not. */
    String error() {
        return progress.error();
    }

    private ExitCode follow(Patience limit, Consumer<ServerEvent> show) {
        var interrupted = new Thread(this::sayThatItGoesOn, "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            session.api()
                    .events(job)
                    .follow(
                            event -> {
                                progress.take(event);
                                show.accept(event);
                                return !progress.ended() && !session.out().out().checkError();
                            },
                            limit.hasLimit() ? limit.time() : Duration.ofDays(3_650));
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        return ExitCode.of(progress.status());
    }

    private void sayThatItGoesOn() {
        session.errors().say("\nthe job goes on; watch it again with: errand watch " + job);
    }

    private static JsonNode json(ServerEvent event) {
        var line = JSON.createObjectNode().put("id", event.id()).put("event", event.name());
        try {
            return line.set("data", JSON.readTree(event.data()));
        } catch (JacksonException notJson) {
            return line.put("data", event.data());
        }
    }
}
