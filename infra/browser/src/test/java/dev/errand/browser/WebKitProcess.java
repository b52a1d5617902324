package dev.errand.browser;

import com.sun.javafx.webkit.WebConsoleListener;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.concurrent.Worker;
import javafx.scene.web.WebEngine;
import netscape.javascript.JSException;
import tools.jackson.databind.json.JsonMapper;

/** Opens what standard input asks for, one JSON object in a line; ends with it. Started by {@link WebKit}. */
final class WebKitProcess {

    /** Begins each line that is an answer. */
    static final String ANSWER = "SEEN ";

    private static final long QUIET_NANOS = Duration.ofMillis(600).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final List<String> dialogs = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final WebEngine engine = new WebEngine();
    private volatile boolean loaded;
    private volatile long lastEvent = System.nanoTime();

    private WebKitProcess(File data) {
        engine.setUserDataDirectory(data);
        engine.setOnAlert(alert -> dialog(alert.getData()));
        engine.setConfirmHandler(question -> {
            dialog(question);
            return true;
        });
        engine.setPromptHandler(prompt -> {
            dialog(prompt.getMessage());
            return "";
        });
        engine.setCreatePopupHandler(popup -> {
            dialog("a window");
            return null;
        });
        engine.getLoadWorker().stateProperty().addListener((state, before, now) -> {
            lastEvent = System.nanoTime();
            loaded |= now != Worker.State.SCHEDULED && now != Worker.State.RUNNING;
        });
        WebConsoleListener.setDefaultListener((view, message, line, source) -> {
            lastEvent = System.nanoTime();
            errors.add(message + " " + source + ":" + line);
        });
    }

    /** A page to open, and the JavaScript expression that becomes true on it. */
    record Question(String url, String ready) {}

    public static void main(String[] data) throws IOException {
        Platform.setImplicitExit(false);
        var up = new CompletableFuture<Void>();
        Platform.startup(() -> up.complete(null));
        up.join();
        var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var pages = 0;
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = questions.readLine(); line != null; line = questions.readLine()) {
            var question = JsonMapper.shared().readValue(line, Question.class);
            var directory = new File(data[0], Integer.toString(pages++));
            var page = onFx(() -> new WebKitProcess(directory));
            answers.println(ANSWER + JsonMapper.shared().writeValueAsString(page.open(question)));
            Platform.runLater(page::leave);
        }
        Runtime.getRuntime().halt(0);
    }

    private static <T> T onFx(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private void dialog(String text) {
        lastEvent = System.nanoTime();
        dialogs.add(text);
    }

    private Seen open(Question question) {
        Platform.runLater(() -> engine.load(question.url()));
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!loaded || !onFx(() -> isTrue(question.ready())) || System.nanoTime() - lastEvent < QUIET_NANOS) {
            if (System.nanoTime() > deadline) {
                errors.add("not ready: " + question.ready());
                break;
            }
            pause();
        }
        return onFx(this::seen);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isTrue(String expression) {
        try {
            return Boolean.TRUE.equals(engine.executeScript("Boolean(" + expression + ")"));
        } catch (JSException e) {
            return false;
        }
    }

    private void leave() {
        engine.load(null);
    }

    private Seen seen() {
        var found = Findings.read((String) engine.executeScript(Findings.SCRIPT));
        return new Seen(dialogs, found.marks(), found.active(), List.of(), errors, List.of(), found.text());
    }
}
