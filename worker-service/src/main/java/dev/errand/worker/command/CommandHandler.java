package dev.errand.worker.command;

import dev.errand.command.Command;
import dev.errand.command.CommandResult;
import dev.errand.job.JobType;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.TryAgain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs one declared command for each of its jobs, in directories of the attempt's own. */
final class CommandHandler implements JobHandler<JsonNode, CommandResult> {

    private final Command command;
    private final ProgramRunner runner;
    private final AllowedPrograms allowed;

    CommandHandler(Command command, ProgramRunner runner, AllowedPrograms allowed) {
        this.command = command;
        this.runner = runner;
        this.allowed = allowed;
    }

    @Override
    public JobType<JsonNode> type() {
        return command.type();
    }

    @Override
    public CommandResult run(JsonNode input, JobRun run) throws Exception {
        requireFitting(input);
        allowed.require(command.spec().program());
        run.detail("sandbox", runner.sandbox().word());
        try (var directory = runner.directory();
                var output = new CommandOutput(run, directory.aside("stdout"))) {
            var ending = await(launch(input, directory, run), output, run);
            tell(ending, run);
            requireSuccess(ending, output);
            return new CommandFiles(command.spec().result(), directory.work(), run).result(ending, output);
        } catch (CannotStart e) {
            throw new GiveUp(e.kind(), String.valueOf(e.getMessage()));
        }
    }

    private void requireFitting(JsonNode input) throws GiveUp {
        var wrong = command.check(input);
        if (!wrong.isEmpty()) {
            throw new GiveUp(
                    "invalid_input",
                    wrong.stream()
                            .map(it -> (it.pointer().isEmpty() ? "the input" : it.pointer()) + " " + it.message())
                            .collect(Collectors.joining("; ")));
        }
    }

    private Launch launch(JsonNode input, RunDirectory directory, JobRun run) throws IOException {
        var spec = command.spec();
        var confinement = Confinement.BEST
                .least(spec.sandbox())
                .readable(spec.readable().stream().map(Path::of).toList())
                .network(spec.network())
                .limits(spec.limits());
        return Launch.of(command.argv(input), directory)
                .environment(spec.environment())
                .stdin(stdin(input, directory))
                .clocks(Clocks.NONE.silence(spec.silence())) // the deadline is the job's timeout, which interrupts
                .confinement(confinement)
                .stopping(StopStep.term(spec.grace()))
                .urgent(run::lost);
    }

    private @Nullable Path stdin(JsonNode input, RunDirectory directory) throws IOException {
        var text = command.stdin(input);
        return text == null ? null : Files.writeString(directory.aside("stdin"), text);
    }

    private Ending await(Launch launch, CommandOutput output, JobRun run)
            throws InterruptedException, CannotStart, IOException {
        try {
            return runner.run(launch, output);
        } catch (ProgramStopped stopped) {
            tell(stopped.ending(), run);
            throw stopped;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void tell(Ending ending, JobRun run) {
        run.detail("exit", ending.exit());
        run.detail("ended_by", ending.why().name().toLowerCase(Locale.ROOT));
        run.detail("seconds", ending.ran().toMillis() / 1000.0);
        run.detail("stdout_bytes", ending.stdoutBytes());
        run.detail("stderr_bytes", ending.stderrBytes());
        var receipt = ending.receipt();
        if (receipt != null) {
            run.detail("killed", receipt);
        }
    }

    private void requireSuccess(Ending ending, CommandOutput output) throws TryAgain, GiveUp {
        if (ending.why() == Ending.Why.SILENCE) {
            throw new TryAgain("silence", "stopped, since it printed nothing for " + seconds() + " s", null);
        }
        if (ending.exit() == 0) {
            return;
        }
        var signal = ending.signal();
        var message =
                (signal == null ? "exit code " + ending.exit() : "ended by signal " + signal) + output.lastWords();
        if (command.spec().exit().fail().contains(ending.exit())) {
            throw new GiveUp("exit", message);
        }
        throw new TryAgain("exit", message, null);
    }

    private long seconds() {
        var silence = command.spec().silence();
        return silence == null ? 0 : silence.toSeconds();
    }
}
