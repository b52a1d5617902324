package dev.errand.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The values of a statement's named parameters, for either driver. A value is a {@code String}, {@code Long} or {@code
 * Integer}, or one element per row: {@code UUID[]}, {@code String[]}, {@code Integer[]}, {@code Long[]}, {@code
 * BigDecimal[]} or {@code Instant[]}, whose elements may be null.
 */
public final class Parameters {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Gives the parameter its value; answers with itself. */
    public Parameters with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Binds all of them to a statement of R2DBC. */
    public GenericExecuteSpec bindTo(GenericExecuteSpec statement) {
        var bound = statement;
        for (var value : values.entrySet()) {
            bound = bound.bind(value.getKey(), value.getValue());
        }
        return bound;
    }

    Object get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the statement's parameter '" + name + "' has no value");
        }
        return value;
    }
}
