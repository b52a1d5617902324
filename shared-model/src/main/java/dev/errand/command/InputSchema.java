package dev.errand.command;

import static dev.errand.command.CommandSpec.require;

import dev.errand.job.Json;
import dev.errand.schema.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A command's input schema as configuration brings it. Spring knows lists of values only as properties {@code [0]},
 * {@code [1]}, … and empty lists and maps only as empty texts: both are put right here.
 */
final class InputSchema {

    private static final Map<String, Object> NOTHING = Map.of("type", "object", "additionalProperties", false);
    /** Keywords whose value is a map of names to schemas: names there may be numbers, and values are schemas. */
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    private static final Set<String> SCHEMAS =
            Set.of("items", "additionalProperties", "contains", "not", "if", "then", "else", "propertyNames");
    private static final Set<String> LISTS = Set.of("required", "enum", "allOf", "anyOf", "oneOf", "prefixItems");

    private InputSchema() {}

    static JsonSchema of(Map<String, Object> configured) {
        var document =
                Json.of(configured.isEmpty() ? NOTHING : schema(configured)).tree();
        try {
            return JsonSchema.of(document);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("input is " + e.getMessage(), e);
        }
    }

    private static Object schema(Object configured) {
        if (!(configured instanceof Map<?, ?> map)) {
            return configured.equals("") ? Map.of() : value(configured);
        }
        var made = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> made.put(key.toString(), keyword(key.toString(), value)));
        return made;
    }

    private static Object keyword(String name, Object value) {
        if (NAMED.contains(name)) {
            return named(value);
        } else if (LISTS.contains(name)) {
            return value.equals("") ? List.of() : value(value);
        }
        return SCHEMAS.contains(name) ? schema(value) : value(value);
    }

    private static Object named(Object value) {
        var made = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, schema) -> made.put(name.toString(), schema(schema)));
        }
        return made;
    }

    private static Object value(Object configured) {
        if (configured instanceof List<?> list) {
            return list.stream().map(InputSchema::value).toList();
        }
        if (!(configured instanceof Map<?, ?> map)) {
            return configured;
        }
        var list = new ArrayList<Object>();
        for (var element = map.get("0"); element != null; element = map.get(Integer.toString(list.size()))) {
            list.add(value(element));
        }
        return list.isEmpty() || list.size() < map.size() ? schema(map) : list;
    }

    /** A placeholder that names no declared property is a slip of the pen. */
    static void requireProperties(JsonSchema schema, String key, List<String> names) {
        JsonNode declared = schema.document().path("properties");
        for (var name : names) {
            require(
                    declared.has(name),
                    key + " has the placeholder {" + name + "}, which is no property of input; write {{" + name
                            + "}} for the word in braces");
        }
    }
}
