package dev.errand.client;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Runs a job again that failed or was cancelled, as it is.")
final class RetryCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Mixin
    private final Wait wait = new Wait();

    RetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var path = "/api/jobs/" + Session.id(id) + "/retry";
        return wait.after(session, session.api().post(path, null, Map.of()));
    }
}
