package dev.errand.client;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description = "Runs a job that ended once more as a new one, with its input or another.")
final class RerunCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Option(
            names = {"-i", "--input"},
            paramLabel = "JSON|@FILE|-",
            description = "instead of the original's")
    private @Nullable String input;

    @Mixin
    private final JobOptions options = new JobOptions();

    @Mixin
    private final Wait wait = new Wait();

    RerunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var body = JsonMapper.shared().createObjectNode();
        if (input != null) {
            body.set("input", InputText.read(input));
        }
        options.into(body);
        var path = "/api/jobs/" + Session.id(id) + "/rerun";
        return wait.after(session, session.api().post(path, body, options.headers()));
    }
}
