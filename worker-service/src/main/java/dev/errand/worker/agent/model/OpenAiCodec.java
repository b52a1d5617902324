package dev.errand.worker.agent.model;

import dev.errand.agent.AgentTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chat Completions, as OpenAI, Ollama, vLLM and llama.cpp's server have it. */
final class OpenAiCodec implements Codec {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHARACTERS_PER_TOKEN = 4;

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public void authorize(HttpHeaders headers, String key) {
        headers.setBearerAuth(key);
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        var body = JSON.createObjectNode()
                .put("model", request.model())
                .put("max_completion_tokens", request.maxTokens())
                .put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        var messages = body.putArray("messages");
        if (request.system() != null) {
            messages.addObject().put("role", "system").put("content", request.system());
        }
        request.messages()
                .forEach(it -> messages.addObject().put("role", it.role()).put("content", it.text()));
        if (request.schema() != null) {
            body.putObject("response_format")
                    .put("type", "json_schema")
                    .putObject("json_schema")
                    .put("name", "result")
                    .put("strict", true)
                    .set("schema", JSON.readTree(request.schema().text()));
        }
        return body;
    }

    @Override
    public Decoder decoder(ModelRequest request) {
        return new Reading(request);
    }

    private static final class Reading implements Decoder {

        private final ModelRequest request;
        private String model;
        private boolean started;
        private String stop = "";
        private long characters;
        private @Nullable AgentTokens tokens;

        Reading(ModelRequest request) {
            this.request = request;
            this.model = request.model();
        }

        @Override
        public List<ModelEvent> frame(String data) {
            if (data.strip().equals("[DONE]")) {
                return List.of(finished());
            }
            var frame = JSON.readTree(data);
            if (frame.hasNonNull("error")) {
                throw HttpFailures.inStream(frame.path("error"));
            }
            var events = new ArrayList<ModelEvent>();
            if (!started) {
                started = true;
                model = frame.path("model").asString(model);
                events.add(new ModelEvent.Started(model));
            }
            var choice = frame.path("choices").path(0);
            var text = choice.path("delta").path("content").asString("");
            if (!text.isEmpty()) {
                characters += text.length();
                events.add(new ModelEvent.Text(text));
            }
            stop = choice.path("finish_reason").asString(stop);
            count(frame.path("usage"));
            return events;
        }

        /** Some servers close after the last choice and never say [DONE]. */
        @Override
        public List<ModelEvent> end() {
            return stop.isEmpty() ? List.of() : List.of(finished());
        }

        private void count(JsonNode usage) {
            if (usage.isObject()) {
                var cached = usage.path("prompt_tokens_details")
                        .path("cached_tokens")
                        .asLong(0);
                tokens = new AgentTokens(
                        Math.max(0, usage.path("prompt_tokens").asLong(0) - cached),
                        usage.path("completion_tokens").asLong(0),
                        cached,
                        0);
            }
        }

        private ModelEvent finished() {
            var told = tokens;
            return new ModelEvent.Finished(
                    model, ModelEvent.Stop.of(stop), told == null ? estimate() : told, told == null);
        }

        private AgentTokens estimate() {
            long asked = request.system() == null ? 0 : request.system().length();
            for (var message : request.messages()) {
                asked += message.text().length();
            }
            return new AgentTokens(tokensOf(asked), tokensOf(characters), 0, 0);
        }

        private static long tokensOf(long characters) {
            return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
        }
    }
}
