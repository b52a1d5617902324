package dev.errand.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement whose parameters have names, such as {@code :ids}, as JDBC takes it.
 *
 * @param text with a question mark for each parameter
 * @param names of the parameters, in the order of the question marks
 */
record NamedSql(String text, List<String> names) {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    static NamedSql parse(String sql) {
        var names = new ArrayList<String>();
        var text = PARAMETER.matcher(sql).replaceAll(found -> {
            names.add(found.group(1));
            return "?";
        });
        return new NamedSql(text, List.copyOf(names));
    }
}
