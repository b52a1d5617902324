package dev.errand.client;

import dev.errand.client.terminal.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Counts what waits and runs, lane by lane, and who is there to run it.")
final class StatsCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    StatsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var api = session.api();
        var lanes = api.get("/api/lanes").path("lanes");
        var workers = alive(api.get("/api/workers").path("workers"));
        if (session.json()) {
            var document = JsonMapper.shared().createObjectNode();
            document.set("lanes", lanes);
            document.set("workers", workers);
            session.print(document);
        } else {
            lanes(lanes);
            session.out()
                    .say(workers.path("alive").asString("0") + " workers alive, "
                            + workers.path("running").asString("0") + " jobs running");
        }
        return ExitCode.DONE.status();
    }

    private static ObjectNode alive(JsonNode workers) {
        int alive = 0;
        long running = 0;
        for (JsonNode worker : workers) {
            if (worker.path("alive").asBoolean()) {
                alive++;
                running += worker.path("running").asLong(0);
            }
        }
        return JsonMapper.shared().createObjectNode().put("alive", alive).put("running", running);
    }

    private void lanes(JsonNode lanes) {
        var table = new Table("lane", "queued", "scheduled", "running", "oldest waits");
        for (JsonNode lane : lanes) {
            var oldest = lane.path("oldest_seconds");
            table.add(
                    lane.path("lane").asString(""),
                    lane.path("queued").asString("0"),
                    lane.path("scheduled").asString("0"),
                    lane.path("processing").asString("0"),
                    oldest.isNumber() ? String.format(Locale.ROOT, "%.1f s", oldest.asDouble()) : "");
        }
        table.lines(session.out()).forEach(session.out()::say);
    }
}
