package dev.errand.api.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The conditions of one search: only constants go into the text, all values are bound. */
final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Conditions holds(String condition) {
        all.add(condition);
        return this;
    }

    /** The same with its one value; null is no condition. */
    Conditions holds(String condition, String name, @Nullable Object value) {
        if (value != null) {
            all.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /**
     * That the row is of an order of these addresses. They are looked up first and once, whatever the planner believes of them, by
     * the index that is made for it.
     *
     * @param row what of the row is compared
     * @param column of the order, to compare it with
     */
    Conditions of(@Nullable AddressRange addresses, String row, String column) {
        if (addresses != null) {
            all.add(row + " = ANY (ARRAY(SELECT " + column + " FROM fortune_order WHERE " + AddressRange.HOLDS + "))");
            values.put("email", addresses.first());
            values.put("email_beyond", addresses.beyond());
        }
        return this;
    }

    /** {@code WHERE} and the conditions, or nothing. */
    String where() {
        return all.isEmpty() ? "" : "WHERE " + String.join(" AND ", all);
    }

    /** The statement with the values, and {@code :limit}. */
    GenericExecuteSpec bind(DatabaseClient database, String sql, int limit) {
        var statement = database.sql(sql).bind("limit", limit).filter(rows -> rows.fetchSize(limit));
        for (var value : values.entrySet()) {
            statement = statement.bind(value.getKey(), value.getValue());
        }
        return statement;
    }
}
