package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.command.Sandbox;
import dev.errand.worker.command.CannotStart;
import dev.errand.worker.command.Clocks;
import dev.errand.worker.command.Confinement;
import dev.errand.worker.command.Ending;
import dev.errand.worker.command.Launch;
import dev.errand.worker.command.ProgramStopped;
import dev.errand.worker.command.RunDirectory;
import dev.errand.worker.command.StopStep;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One start of an agent's program, in a home of its own, to its end. */
final class CliRun implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration AFTER_RESULT = Duration.ofSeconds(10);

    private final String name;
    private final AgentSettings settings;
    private final Adapter adapter;
    private final CliBackend.Means means;
    private final AgentRequest request;
    private final Exchange exchange;
    private final JobRun run;
    private final Ledger ledger;
    private final RunDirectory directory;
    private final String key;

    CliRun(
            String name,
            AgentSettings settings,
            Adapter adapter,
            CliBackend.Means means,
            AgentRequest request,
            Exchange exchange,
            JobRun run,
            Ledger ledger)
            throws IOException {
        this.name = name;
        this.settings = settings;
        this.adapter = adapter;
        this.means = means;
        this.request = request;
        this.exchange = exchange;
        this.run = run;
        this.ledger = ledger;
        this.key = run.jobId().value() + "-" + fingerprint();
        this.directory = means.runner().directory();
    }

    /** The same for the same question of a job, in every attempt. */
    private UUID fingerprint() {
        var asked = name + '\0' + request.prompt() + '\0' + request.system() + '\0' + request.schema();
        return UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
    }

    Outcome outcome() throws InterruptedException, IOException {
        var session = session();
        var brake = new Brake();
        var events = new JobEvents(run, brake, request.maxTurns());
        var transcript = adapter.transcript(request, session, events);
        var output = new CliOutput(transcript, ledger, brake);
        var launch = launch(session);
        var timer = means.timer()
                .schedule(() -> ready(events, brake), settings.ready().toMillis(), TimeUnit.MILLISECONDS);
        @Nullable Outcome outcome = null;
        try {
            outcome = finished(launch, output, transcript, brake);
            return outcome;
        } finally {
            timer.cancel(false);
            ledger.add(transcript.spent());
            remember(session, events, transcript, outcome);
        }
    }

    private void ready(JobEvents events, Brake brake) {
        if (!events.isStarted()) {
            brake.press(Outcome.retry(
                    "not_ready",
                    name + " was not ready after " + settings.ready().toSeconds() + " s"));
        }
    }

    private Outcome finished(Launch launch, CliOutput output, Transcript transcript, Brake brake)
            throws InterruptedException, IOException {
        try {
            var ending = means.runner().run(launch, output);
            tell(ending);
            var why = brake.release();
            if (why != null && !run.cancelled()) {
                Thread.interrupted(); // ours, and too late
            }
            return why != null ? why : outcome(ending, output, transcript);
        } catch (ProgramStopped stopped) {
            tell(stopped.ending());
            var why = brake.release();
            if (why == null || run.cancelled()) {
                throw stopped;
            }
            return why;
        } catch (CannotStart e) {
            return new Outcome.Fatal(e.kind(), "agent " + name + ": " + e.getMessage());
        }
    }

    private Outcome outcome(Ending ending, CliOutput output, Transcript transcript) throws IOException {
        return switch (ending.why()) {
            case SILENCE ->
                Outcome.retry(
                        "silent",
                        name + " said nothing for " + settings.silence().toSeconds() + " s and was stopped");
            case DEADLINE -> Outcome.retry("timeout", name + " took too long and was stopped");
            default -> {
                var said = transcript.outcome(new Exit(ending.exit(), output.lastWords()));
                var exit = ending.why() == Ending.Why.LINGERING ? 0 : ending.exit(); // ours, after all was said
                yield exchange.collect(directory.work(), exit, said);
            }
        };
    }

    private Session session() throws IOException {
        var earlier = adapter.resumes() ? means.sessions().restore(key, directory.home()) : null;
        if (earlier != null) {
            run.log().info("goes on with session " + earlier.id() + " of an earlier attempt");
        } else if (run.attempt() > 1) {
            run.log().info("starts anew: no session of an earlier attempt is on this worker");
        }
        var session = earlier == null ? Session.fresh() : earlier;
        run.detail("session", session.id());
        run.detail("resumed", session.resumed());
        return session;
    }

    private Launch launch(Session session) throws IOException {
        var providersKey = new Key(settings).value();
        var placeholders = Placeholders.of(settings, request, providersKey);
        placeholders.write(settings.files(), directory.home());
        placeholders.write(settings.work(), directory.work());
        exchange.put(directory.work());
        var invocation = adapter.invocation(request, session, directory.home(), providersKey);
        var prompt = request.system() == null ? request.prompt() : request.system() + "\n\n" + request.prompt();
        var readable = new ArrayList<>(settings.readable());
        readable.add(Objects.requireNonNull(Path.of(settings.programPath()).getParent()));
        var ownSandbox = settings.kind() == AgentSettings.Kind.CODEX;
        return Launch.of(invocation.argv(), directory)
                .environment(invocation.environment())
                .stdin(Files.writeString(directory.aside("prompt"), prompt))
                .clocks(new Clocks(exchange.deadline(settings.deadline()), settings.silence(), AFTER_RESULT))
                .confinement(Confinement.BEST
                        .most(ownSandbox ? Sandbox.PRLIMIT : Sandbox.BWRAP)
                        .readable(readable)
                        .network(settings.network()))
                .stopping(StopStep.term(GRACE))
                .urgent(run::lost);
    }

    private void tell(Ending ending) {
        run.detail("exit", ending.exit());
        run.detail("ended_by", ending.why().name().toLowerCase(Locale.ROOT));
        run.detail("seconds", ending.ran().toMillis() / 1000.0);
        run.detail("sandbox", ending.sandbox().word());
        if (ending.receipt() != null) {
            run.detail("killed", ending.receipt());
        }
    }

    /** Keeps the conversation if another attempt may go on with it. */
    private void remember(Session session, JobEvents events, Transcript transcript, @Nullable Outcome outcome) {
        try {
            rememberOrForget(session, events, transcript, outcome);
        } catch (IOException e) { // in place of what came of the run it would be a lie
            run.log().warn("a later attempt starts anew, since the session cannot be kept: " + e);
        }
    }

    private void rememberOrForget(Session session, JobEvents events, Transcript transcript, @Nullable Outcome outcome)
            throws IOException {
        var again = outcome == null
                || outcome instanceof Outcome.Busy
                || outcome instanceof Outcome.Retry retry
                        && !retry.kind().equals("session")
                        && !retry.kind().equals(Structured.NO_VALID_OUTPUT);
        if (again && adapter.resumes()) {
            var id = Objects.requireNonNullElse(events.session(), session.id());
            var used = session.before().plus(transcript.spent().tokens());
            means.sessions().keep(key, directory.home(), id, used);
        } else {
            means.sessions().delete(key);
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
