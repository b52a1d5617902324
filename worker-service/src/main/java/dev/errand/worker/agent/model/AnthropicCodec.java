package dev.errand.worker.agent.model;

import dev.errand.agent.AgentTokens;
import java.util.List;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Messages API of Anthropic. */
final class AnthropicCodec implements Codec {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String path() {
        return "/v1/messages";
    }

    @Override
    public void authorize(HttpHeaders headers, String key) {
        headers.set("x-api-key", key);
        headers.set("anthropic-version", "2023-06-01");
    }

    @Override
    public ObjectNode body(ModelRequest request) {
        var body = JSON.createObjectNode()
                .put("model", request.model())
                .put("max_tokens", request.maxTokens())
                .put("stream", true);
        if (request.system() != null) {
            body.put("system", request.system());
        }
        var messages = body.putArray("messages");
        request.messages()
                .forEach(it -> messages.addObject().put("role", it.role()).put("content", it.text()));
        if (request.schema() != null) {
            body.putObject("output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", JSON.readTree(request.schema().text()));
        }
        return body;
    }

    @Override
    public Decoder decoder(ModelRequest request) {
        return new Reading(request.model());
    }

    private static final class Reading implements Decoder {

        private String model;
        private String stop = "";
        private AgentTokens tokens = AgentTokens.NONE;

        Reading(String model) {
            this.model = model;
        }

        @Override
        public List<ModelEvent> frame(String data) {
            var frame = JSON.readTree(data);
            return switch (frame.path("type").asString("")) {
                case "message_start" -> start(frame.path("message"));
                case "content_block_delta" -> delta(frame.path("delta"));
                case "message_delta" -> end(frame);
                case "message_stop" -> List.of(new ModelEvent.Finished(model, ModelEvent.Stop.of(stop), tokens, false));
                case "error" -> throw HttpFailures.inStream(frame.path("error"));
                default -> List.of(); // ping, and what is yet to be invented
            };
        }

        private List<ModelEvent> start(JsonNode message) {
            model = message.path("model").asString(model);
            count(message.path("usage"));
            return List.of(new ModelEvent.Started(model));
        }

        private static List<ModelEvent> delta(JsonNode delta) {
            return delta.path("type").asString("").equals("text_delta")
                    ? List.of(new ModelEvent.Text(delta.path("text").asString("")))
                    : List.of();
        }

        private List<ModelEvent> end(JsonNode frame) {
            stop = frame.path("delta").path("stop_reason").asString("");
            count(frame.path("usage"));
            return List.of();
        }

        /** Each figure is a running total; one that is not told stays. */
        private void count(JsonNode usage) {
            tokens = new AgentTokens(
                    usage.path("input_tokens").asLong(tokens.input()),
                    usage.path("output_tokens").asLong(tokens.output()),
                    usage.path("cache_read_input_tokens").asLong(tokens.cacheRead()),
                    usage.path("cache_creation_input_tokens").asLong(tokens.cacheWrite()));
        }
    }
}
