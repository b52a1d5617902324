package dev.errand.worker.agent;

import dev.errand.job.Json;
import dev.errand.progress.LogLevel;
import dev.errand.worker.engine.JobRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a job's log and progress what its agent does. There is no percentage: turns so far over the most there may be. */
final class JobEvents implements Events {

    private static final int MOST = 95;
    private static final int LONGEST = 1_000;

    private final JobRun run;
    private final Brake brake;
    private final int mostTurns;
    private final StringBuilder line = new StringBuilder();
    private volatile boolean started;
    private volatile @Nullable String session;
    private int turns;

    JobEvents(JobRun run, Brake brake, @Nullable Integer mostTurns) {
        this.run = run;
        this.brake = brake;
        this.mostTurns = mostTurns == null ? 30 : mostTurns;
    }

    boolean isStarted() {
        return started;
    }

    /** The program's own id of the conversation; null before it says. */
    @Nullable
    String session() {
        return session;
    }

    @Override
    public void started(@Nullable String id, @Nullable String model, @Nullable String version) {
        if (!started) {
            started = true;
            session = id;
            run.detail("session", id == null ? Json.NULL : id);
            run.log().info("ready: model " + model + (version == null ? "" : ", version " + version));
            run.progress(1, "working");
        }
    }

    @Override
    public void mustStop(Outcome why) {
        brake.press(why);
    }

    @Override
    public void wrote(String piece) {
        line.append(piece);
        int end;
        while ((end = line.indexOf("\n")) >= 0) {
            progressLine(line.substring(0, end));
            line.delete(0, end + 1);
        }
        if (line.length() > LONGEST) {
            line.setLength(0);
        }
    }

    /** A prompt may ask for lines such as {@code PROGRESS 40 drawing}. */
    private void progressLine(String text) {
        var words = text.strip().split("\\s+", 3);
        if (words.length >= 2 && words[0].equals("PROGRESS") && words[1].matches("\\d{1,2}|100")) {
            run.progress(Math.min(MOST, Integer.parseInt(words[1])), words.length == 3 ? words[2] : "");
        }
    }

    @Override
    public void said(String text) {
        log(LogLevel.INFO, text, "said");
    }

    @Override
    public void called(String tool, String input) {
        log(LogLevel.INFO, tool + " " + input, "tool");
    }

    @Override
    public void returned(String output, boolean failed) {
        turns++;
        log(failed ? LogLevel.WARN : LogLevel.INFO, output, "tool_result");
        run.progress(Math.min(MOST, 100 * turns / mostTurns), "turn " + (turns + 1));
    }

    @Override
    public void retries(String how) {
        log(LogLevel.WARN, how, "retry");
    }

    @Override
    public void warned(String text) {
        log(LogLevel.WARN, text, "warning");
    }

    private void log(LogLevel level, String text, String event) {
        run.log().line(level, Texts.cut(text, LONGEST), null, Map.of("event", event));
    }
}
