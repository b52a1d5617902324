package dev.errand.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "result",
        mixinStandardHelpOptions = true,
        description = "Prints what came of a job: in words where there are any, or as JSON.")
final class ResultCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Mixin
    private final Wait wait = new Wait();

    ResultCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var job = Session.id(id);
        return wait.asked()
                ? wait.forEnd(session, job)
                : new Result(session, job).print().status();
    }
}
