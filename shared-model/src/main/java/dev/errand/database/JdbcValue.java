package dev.errand.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the values that {@link Parameters} may hold to a statement of JDBC. */
final class JdbcValue {

    private static final int UUID_LENGTH = 36;

    private JdbcValue() {}

    static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(place, text);
        } else if (value instanceof Long number) {
            statement.setLong(place, number);
        } else if (value instanceof Integer number) {
            statement.setInt(place, number);
        } else if (value instanceof UUID[] ids) {
            statement.setObject(place, literal(ids), Types.OTHER); // the driver has no faster way for these
        } else {
            statement.setArray(place, array(statement.getConnection(), value));
        }
    }

    private static java.sql.Array array(Connection connection, Object value) throws SQLException {
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        } else if (value instanceof Integer[] numbers) {
            return connection.createArrayOf("int4", numbers);
        } else if (value instanceof Long[] numbers) {
            return connection.createArrayOf("int8", numbers);
        } else if (value instanceof BigDecimal[] numbers) {
            return connection.createArrayOf("numeric", numbers);
        } else if (value instanceof Instant[] instants) {
            return connection.createArrayOf("timestamptz", words(instants));
        }
        throw new IllegalArgumentException("a parameter cannot be a " + value.getClass());
    }

    private static @Nullable String[] words(@Nullable Instant[] instants) {
        return Arrays.stream(instants)
                .map(instant -> instant == null ? null : instant.toString())
                .toArray(String[]::new);
    }

    /** As PostgreSQL writes an array of them. */
    static String literal(@Nullable UUID[] ids) {
        var text = new StringBuilder(2 + ids.length * (UUID_LENGTH + 1)).append('{');
        for (var i = 0; i < ids.length; i++) {
            var id = ids[i];
            text.append(i == 0 ? "" : ",").append(id == null ? "NULL" : id.toString());
        }
        return text.append('}').toString();
    }
}
