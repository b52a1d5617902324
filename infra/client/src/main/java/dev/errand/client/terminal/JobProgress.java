package dev.errand.client.terminal;

import dev.errand.client.api.ServerEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a job goes, as its events tell. Takes what it knows and passes over the rest. */
public final class JobProgress {

    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

    /** One declared part of the job; {@code percent} is 0 to 100. */
    public record Stage(String name, String status, int percent, String error) {}

    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final List<String> news = new ArrayList<>();
    private String status = "queued";
    private String message = "";
    private String error = "";
    private int percent;

    /** Takes the next event of the job. */
    public void take(ServerEvent event) {
        JsonNode data = parsed(event.data());
        switch (event.name()) {
            case "state" -> takeState(data);
            case "stage" -> takeStage(data);
            case "progress" -> {
                percent = data.path("percent").asInt(percent);
                message = data.path("message").asString("");
            }
            case "log" -> news.add(logLine(data));
            case "item" -> takeItem(data);
            default -> {}
        }
    }

    public String status() {
        return status;
    }

    public boolean ended() {
        return ENDED.contains(status);
    }

    public boolean completed() {
        return status.equals("completed");
    }

    /** Why it failed; empty when it did not. */
    public String error() {
        return error;
    }

    public int percent() {
        return percent;
    }

    public String message() {
        return message;
    }

    public Collection<Stage> stages() {
        return stages.values();
    }

    /** The log lines since the last call. */
    public List<String> takeNews() {
        var taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    private static JsonNode parsed(String data) {
        try {
            return JsonMapper.shared().readTree(data);
        } catch (JacksonException notJson) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private void takeState(JsonNode data) {
        status = data.path("status").asString(status);
        percent = Math.max(percent, data.path("progress").asInt(0));
        error = words(data.path("error"));
        data.path("stages").forEach(this::takeStage);
        if (completed()) {
            percent = 100;
        }
    }

    private void takeStage(JsonNode data) {
        String name = data.path("stage").asString("");
        Stage before = stages.getOrDefault(name, new Stage(name, "pending", 0, ""));
        String now = data.path("status").asString(before.status());
        int done = now.equals("completed") ? 100 : data.path("progress").asInt(before.percent());
        stages.put(name, new Stage(name, now, done, words(data.path("error"))));
    }

    private void takeItem(JsonNode data) {
        if (data.path("status").asString("").equals("failed")) {
            news.add(data.path("stage").asString("") + ": " + data.path("item").asString("") + " failed: "
                    + words(data.path("error")));
        }
    }

    private static String logLine(JsonNode data) {
        String level = data.path("level").asString("info");
        String item = data.path("item").asString("");
        return level + (item.isEmpty() ? "" : " [" + item + "]") + " "
                + data.path("message").asString("");
    }

    /** An error is a sentence, or an object that holds one. */
    private static String words(JsonNode error) {
        return error.isObject() ? error.path("message").asString(error.toString()) : error.asString("");
    }
}
