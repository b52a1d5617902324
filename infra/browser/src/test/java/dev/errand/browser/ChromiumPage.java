package dev.errand.browser;

import dev.errand.browser.DevTools.Event;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A tab, and the frames in it; those that the browser isolates have sessions of their own. */
final class ChromiumPage {

    private static final int HEIGHT = 900;
    private static final long QUIET_NANOS = Duration.ofMillis(400).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(?!(data|blob|about|javascript):|http://127\\.0\\.0\\.1[:/])");
    private static final Set<String> WRONG = Set.of("error", "assert");

    private final List<String> dialogs = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> outside = new CopyOnWriteArrayList<>();
    private final Set<Frame> frames = new CopyOnWriteArraySet<>();
    private volatile long lastEvent = System.nanoTime();
    private volatile DevTools devTools;
    private String target = "";
    private String session = "";

    /** Where scripts of one frame run. */
    private record Frame(String session, int context) {}

    void drives(DevTools connection) {
        devTools = connection;
    }

    /** Called on the connection's thread. */
    void happened(Event event) {
        lastEvent = System.nanoTime();
        var params = event.params();
        switch (event.method()) {
            case "Target.attachedToTarget" -> watch(params.path("sessionId").asString());
            case "Page.javascriptDialogOpening" -> {
                dialogs.add(params.path("message").asString());
                devTools.tell(event.session(), "Page.handleJavaScriptDialog", Map.of("accept", true));
            }
            case "Runtime.executionContextCreated" ->
                frames.add(new Frame(
                        event.session(), params.path("context").path("id").asInt()));
            case "Runtime.executionContextDestroyed" ->
                frames.remove(new Frame(
                        event.session(), params.path("executionContextId").asInt()));
            case "Runtime.executionContextsCleared" ->
                frames.removeIf(frame -> frame.session().equals(event.session()));
            case "Target.detachedFromTarget" -> {
                var gone = params.path("sessionId").asString();
                frames.removeIf(frame -> frame.session().equals(gone));
            }
            case "Network.requestWillBeSent" ->
                asked(params.path("request").path("url").asString());
            default -> complained(event.method(), params);
        }
    }

    private void asked(String url) {
        if (ELSEWHERE.matcher(url).find()) {
            outside.add(url);
        }
    }

    private void complained(String method, JsonNode params) {
        switch (method) {
            case "Runtime.exceptionThrown" ->
                errors.add(params.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (WRONG.contains(params.path("type").asString())) {
                    errors.add(params.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                var entry = params.path("entry");
                if (entry.path("level").asString().equals("error")) {
                    errors.add(entry.path("text").asString() + " "
                            + entry.path("url").asString(""));
                }
            }
            default -> {}
        }
    }

    /** Has a new tab or frame tell what happens, before it runs anything. */
    private void watch(String of) {
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
            devTools.tell(of, domain + ".enable", Map.of());
        }
        var frames = Map.of("autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true);
        devTools.tell(of, "Target.setAutoAttach", frames);
        devTools.tell(of, "Runtime.runIfWaitingForDebugger", Map.of());
    }

    void open(String url, int width, String ready) {
        target = devTools.ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        session = devTools.ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        devTools.ask(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", width < 600));
        var went = devTools.ask(session, "Page.navigate", Map.of("url", url));
        if (went.has("errorText")) {
            errors.add(url + ": " + went.path("errorText").asString());
        }
        if (!came(() -> isTrue(ready) && System.nanoTime() - lastEvent > QUIET_NANOS)) {
            errors.add("not ready: " + ready);
        }
    }

    private static boolean came(BooleanSupplier wanted) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            if (wanted.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return false;
    }

    private boolean isTrue(String expression) {
        try {
            return evaluated(session, Map.of("expression", "Boolean(" + expression + ")", "returnByValue", true))
                    .asBoolean(false);
        } catch (CompletionException e) {
            return false; // the page is just being replaced
        }
    }

    private JsonNode evaluated(String in, Map<String, ?> question) {
        return devTools.ask(in, "Runtime.evaluate", question).path("result").path("value");
    }

    /** @param more what other hosts were asked for meanwhile, as the proxy tells it */
    Seen seen(List<String> more) {
        outside.addAll(more);
        var own = Findings.read(evaluated(session, Map.of("expression", Findings.SCRIPT, "returnByValue", true))
                .asString());
        var marks = new LinkedHashSet<String>();
        var active = new LinkedHashSet<String>();
        for (var frame : frames) {
            var found = findings(frame);
            marks.addAll(found.marks());
            active.addAll(found.active());
        }
        return new Seen(
                List.copyOf(dialogs),
                List.copyOf(marks),
                List.copyOf(active),
                List.copyOf(outside),
                List.copyOf(errors),
                own.wide(),
                own.text());
    }

    private Findings findings(Frame frame) {
        var question = Map.of("expression", Findings.SCRIPT, "returnByValue", true, "contextId", frame.context());
        return Findings.read(evaluated(frame.session(), question).asString());
    }

    void close() {
        devTools.ask("", "Target.closeTarget", Map.of("targetId", target));
    }
}
