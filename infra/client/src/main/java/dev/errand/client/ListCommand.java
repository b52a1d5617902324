package dev.errand.client;

import dev.errand.client.terminal.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists jobs, newest first.")
final class ListCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    private static final int PAGE = 100;

    @Option(
            names = {"-s", "--status"},
            paramLabel = "STATUS",
            description = "queued, scheduled, retrying, processing, completed, failed or cancelled")
    private @Nullable String status;

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE")
    private @Nullable String type;

    @Option(names = "--lane", paramLabel = "LANE")
    private @Nullable String lane;

    @Option(names = "--owner", paramLabel = "ID")
    private @Nullable String owner;

    @Option(names = "--tag", paramLabel = "TAG")
    private @Nullable String tag;

    @Option(names = "--created-after", paramLabel = "TIME", description = "such as 2026-11-25T08:00:00Z")
    private @Nullable String after;

    @Option(names = "--created-before", paramLabel = "TIME")
    private @Nullable String before;

    @Option(names = "--text", paramLabel = "TEXT", description = "somewhere in the input, in any case")
    private @Nullable String text;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "at most so many; 20 unless given")
    private int limit;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var jobs = pages();
        if (session.json()) {
            var document = JsonMapper.shared().createObjectNode().put("count", jobs.size());
            document.set("jobs", jobs);
            session.print(document);
            return ExitCode.DONE.status();
        }
        var table = new Table("id", "status", "done", "type", "created", "tags");
        for (JsonNode job : jobs) {
            table.add(
                    job.path("id").asString(""),
                    job.path("display_status").asString(job.path("status").asString("")),
                    job.path("progress").asString("0") + " %",
                    job.path("type").asString(""),
                    seconds(job.path("created_at").asString("")),
                    tags(job.path("tags")));
        }
        table.lines(session.out()).forEach(session.out()::say);
        return ExitCode.DONE.status();
    }

    /** As many pages as it takes; one may be short, or empty, and still have a next one. */
    private ArrayNode pages() {
        if (limit < 1) {
            throw new Usage("--limit is at least 1 but was " + limit);
        }
        var api = session.api();
        var jobs = JsonMapper.shared().createArrayNode();
        String next = null;
        do {
            var page = api.get("/api/jobs" + query(Math.min(PAGE, limit - jobs.size()), next));
            page.path("jobs").forEach(jobs::add);
            next = page.path("next").asString("");
        } while (jobs.size() < limit && !next.isEmpty());
        return jobs;
    }

    private String query(int size, @Nullable String cursor) {
        return Session.query(
                "status",
                status,
                "type",
                type,
                "lane",
                lane,
                "owner",
                owner,
                "tag",
                tag,
                "created_after",
                after,
                "created_before",
                before,
                "q",
                text,
                "limit",
                size,
                "cursor",
                cursor);
    }

    private static String seconds(String time) {
        int dot = time.indexOf('.');
        return dot < 0 ? time : time.substring(0, dot) + "Z";
    }

    private static String tags(JsonNode tags) {
        return tags.valueStream().map(tag -> tag.asString("")).collect(Collectors.joining(" "));
    }
}
