package dev.errand.local;

import dev.errand.embedded.Database;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where everything is, and what to try next. */
record Directions(Options options, Path root, Path logs, Database database, String redisUrl) {

    URI api() {
        return URI.create("http://127.0.0.1:" + options.port());
    }

    List<String> lines(String sampleTask) {
        return List.of(
                "Errand is up. Try it:",
                "",
                "  console    " + api() + "/",
                "  mailbox    " + api() + "/console/mailbox",
                "  API docs   " + api() + "/docs",
                "  submit     curl " + api() + "/analyze -F file=@" + options.sample()
                        + " -F query='What were revenue and net income?'",
                "  follow     curl -N " + api() + "/api/jobs/" + sampleTask + "/events",
                "  status     curl " + api() + "/tasks/" + sampleTask,
                "  command    curl --json '{\"type\": \"command.word-count\", \"input\": {\"text\": \"to be or not to be\"}}' "
                        + api() + "/api/jobs",
                "",
                "  PostgreSQL PGPASSWORD=$(cat " + root.resolve("postgres/password") + ") psql -h " + database.host()
                        + " -p " + database.port() + " -U " + database.user() + " " + database.name(),
                "  Redis      redis-cli -u " + redisUrl,
                "  logs       " + logs,
                "  data       " + root + (options.data().isPresent() ? " (kept)" : kept()),
                "",
                "Ctrl-C stops it.");
    }

    private static String kept() {
        return " (deleted at the end; keep it with -Derrand.data=DIR)";
    }
}
