package dev.errand.client.terminal;

import java.util.HashMap;
import java.util.Map;

/** One line for each thing that changed, for files and pipes. */
final class PlainView implements ProgressView {

    private static final int PERCENT_WORTH_A_LINE = 10;

    private final Terminal terminal;
    private final Map<String, String> stages = new HashMap<>();
    private String status = "";
    private int percent;

    PlainView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(JobProgress progress) {
        if (!status.equals(progress.status())) {
            status = progress.status();
            terminal.say("  job " + status);
        }
        progress.stages().forEach(this::showStage);
        progress.takeNews().forEach(line -> terminal.say("    " + line));
        if (progress.percent() >= percent + PERCENT_WORTH_A_LINE) {
            percent = progress.percent();
            terminal.say("  " + percent + " % " + progress.message());
        }
    }

    private void showStage(JobProgress.Stage stage) {
        String before = stages.put(stage.name(), stage.status());
        if (!stage.status().equals(before) && !stage.status().equals("pending")) {
            terminal.say(
                    "  " + stage.name() + " " + stage.status() + (stage.error().isEmpty() ? "" : ": " + stage.error()));
        }
    }
}
