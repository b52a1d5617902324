package dev.errand.client;

import dev.errand.client.terminal.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "workers", mixinStandardHelpOptions = true, description = "Lists the workers, those that stopped last.")
final class WorkersCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    WorkersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = session.api().get("/api/workers");
        if (session.json()) {
            session.print(answer);
            return ExitCode.DONE.status();
        }
        var table = new Table("worker", "state", "running", "slots", "heard");
        for (JsonNode worker : answer.path("workers")) {
            boolean lost = !worker.path("alive").asBoolean()
                    && !worker.path("state").asString("").equals("stopped");
            table.add(
                    worker.path("id").asString(""),
                    lost ? "lost" : worker.path("state").asString(""),
                    worker.path("running").asString(""),
                    slots(worker.path("lanes")),
                    worker.path("heartbeat_at").asString(""));
        }
        table.lines(session.out()).forEach(session.out()::say);
        return ExitCode.DONE.status();
    }

    private static String slots(JsonNode lanes) {
        return lanes.properties().stream()
                .map(lane -> lane.getKey() + " " + lane.getValue().asString(""))
                .collect(Collectors.joining(", "));
    }
}
