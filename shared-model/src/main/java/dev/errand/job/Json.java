package dev.errand.job;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A JSON text as it is stored and sent: snake_case names, ISO 8601 times in UTC. */
public record Json(String text) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public static final Json NULL = new Json("null");

    /** @throws tools.jackson.core.JacksonException if the value does not encode */
    public static Json of(Object value) {
        return value instanceof Json json ? json : new Json(MAPPER.writeValueAsString(value));
    }

    /** @throws tools.jackson.core.JacksonException if the text is no such value */
    public <T> T as(Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** @throws tools.jackson.core.JacksonException if the text is no JSON */
    public JsonNode tree() {
        return MAPPER.readTree(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
