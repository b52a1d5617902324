package dev.errand.worker.agent;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code claude} must be when it says that it is ready. It ignores a settings file with an error, a command that is not
 * there and a tool server that does not start, and works on without them: for money, and with exit code 0.
 *
 * @param command the slash command that the prompt begins with; null if it does not
 * @param mode the permission mode that was asked for; null for any
 */
record ClaudeCheck(@Nullable String command, @Nullable String mode) {

    /** What is wrong; empty if nothing is. */
    String wrong(JsonNode init) {
        var wrong = new ArrayList<String>();
        if (command != null && !contains(init.path("slash_commands"), command)) {
            wrong.add("it has no command /" + command);
        }
        for (var server : init.path("mcp_servers")) {
            var status = server.path("status").asString("");
            if (!status.equals("connected")) {
                wrong.add("its tool server " + server.path("name").asString("") + " is " + status);
            }
        }
        var actual = init.path("permissionMode").asString("");
        if (mode != null && !actual.equals(mode)) {
            wrong.add("its permission mode is " + actual + " and not " + mode);
        }
        return String.join("; ", wrong);
    }

    private static boolean contains(JsonNode array, String text) {
        for (var element : array) {
            if (element.asString("").equals(text)) {
                return true;
            }
        }
        return false;
    }
}
