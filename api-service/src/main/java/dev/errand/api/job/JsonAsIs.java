package dev.errand.api.job;

import dev.errand.job.Json;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes stored JSON into an answer as it is stored, digit by digit. */
@JacksonComponent
class JsonAsIs extends ValueSerializer<Json> {

    @Override
    public void serialize(Json value, JsonGenerator json, SerializationContext context) {
        json.writeRawValue(value.text());
    }
}
