package dev.errand.local;

import dev.errand.client.api.ApiClient;
import dev.errand.client.api.ApiFailure;
import dev.errand.client.terminal.AnalysisText;
import dev.errand.client.terminal.JobProgress;
import dev.errand.client.terminal.ProgressView;
import dev.errand.client.terminal.Terminal;
import java.nio.file.Path;

/** One real analysis of a real filing, shown as it goes. */
final class SampleJob {

    private static final String QUERY = "How did revenue and net income change from the year before?";

    private final ApiClient api;
    private final Terminal terminal;

    SampleJob(ApiClient api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /** Submits the document and shows what comes of it; returns the task's id. */
    String run(Path document) {
        try {
            return analyse(document);
        } catch (ApiFailure e) {
            throw new CannotRun("the sample job: " + e.getMessage(), e);
        }
    }

    private String analyse(Path document) {
        terminal.say("\nAnalysing " + document.getFileName() + ": \"" + QUERY + "\"");
        String task = api.analyze(document, QUERY).path("task_id").asString("");
        terminal.say("  task " + task);
        JobProgress progress = follow(task);
        if (!progress.completed()) {
            throw new CannotRun("the sample job is " + progress.status() + ": " + progress.error());
        }
        AnalysisText.of(api.get("/tasks/" + task + "/result").path("result").path("analysis"), terminal.width())
                .forEach(terminal::say);
        return task;
    }

    private JobProgress follow(String task) {
        var progress = new JobProgress();
        var view = ProgressView.on(terminal);
        api.events(task).follow(event -> {
            progress.take(event);
            view.show(progress);
            return !progress.ended();
        });
        return progress;
    }
}
