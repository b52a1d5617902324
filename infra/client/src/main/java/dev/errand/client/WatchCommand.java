package dev.errand.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how a job goes until it ends: its stages, a bar and what it logs.",
            "With --json, one event a line. Ctrl-C ends the watching; the job goes on."
        })
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private final Session session;

    @Parameters(paramLabel = "ID", description = "the job's id")
    private String id = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = Patience.NO_LIMIT,
            converter = Patience.Converter.class,
            description = "at most so long (30s, 5m)")
    private Patience limit = new Patience(java.time.Duration.ZERO);

    WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var following = new Following(session, Session.id(id));
        var code = following.shown(limit);
        if (code == ExitCode.JOB_FAILED && !session.json() && !following.error().isEmpty()) {
            session.errors().say("errand: the job failed: " + following.error());
        }
        if (code == ExitCode.NOT_ENDED) {
            session.errors().say("errand: the job goes on");
        }
        return code.status();
    }
}
