package dev.errand.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.errand.job.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema, draft 2020-12 unless its {@code $schema} names an older one; {@code format} is checked too. Nothing is
 * ever fetched: a {@code $ref} leads into the schema itself or nowhere. Safe for use by many threads.
 */
public final class JsonSchema {

    private static final int MOST_VIOLATIONS = 50;
    private static final String META = "https://json-schema.org/draft/2020-12/schema";

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(CONFIG).schemaCacheEnabled(false));

    private final JsonNode document;
    private final Schema schema;

    private JsonSchema(JsonNode document, Schema schema) {
        this.document = document;
        this.schema = schema;
    }

    /** @throws IllegalArgumentException if it is no JSON Schema; the message says where */
    public static JsonSchema of(JsonNode document) {
        if (!document.isObject() && !document.isBoolean()) {
            throw new IllegalArgumentException("a JSON Schema is an object");
        }
        var wrong = meta().check(document);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("no JSON Schema: " + wrong.get(0));
        }
        try {
            var schema = REGISTRY.getSchema(document);
            schema.initializeValidators();
            return new JsonSchema(document, schema);
        } catch (SchemaException e) {
            throw new IllegalArgumentException("no JSON Schema: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the text is no JSON, or no JSON Schema */
    public static JsonSchema parse(String text) {
        try {
            return of(new Json(text).tree());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The schema as it was given. */
    public JsonNode document() {
        return document;
    }

    /** What is wrong with this value, at most 50 of it; empty if nothing is. */
    public List<Violation> check(JsonNode value) {
        return schema.validate(value).stream()
                .limit(MOST_VIOLATIONS)
                .map(JsonSchema::violation)
                .toList();
    }

    private static Violation violation(Error error) {
        return new Violation(error.getInstanceLocation().toString(), error.getMessage());
    }

    private static JsonSchema meta() {
        return Meta.SCHEMA;
    }

    private static final class Meta {
        static final JsonSchema SCHEMA = load();

        private static JsonSchema load() {
            var schema = REGISTRY.getSchema(com.networknt.schema.SchemaLocation.of(META));
            return new JsonSchema(schema.getSchemaNode(), schema);
        }
    }
}
