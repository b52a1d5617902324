package dev.errand.client;

import dev.errand.client.api.ApiFailure;
import dev.errand.client.api.Refused;
import dev.errand.client.terminal.Terminal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Errand at the command line: {@code errand submit}, {@code watch}, {@code list}, {@code result} and so on. */
@Command(
        name = "errand",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Submits jobs to Errand, watches them and fetches what came of them.",
        subcommands = {
            SubmitCommand.class,
            WatchCommand.class,
            ListCommand.class,
            ResultCommand.class,
            LogsCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            RerunCommand.class,
            ExplainCommand.class,
            ArtifactsCommand.class,
            TypesCommand.class,
            WorkersCommand.class,
            StatsCommand.class
        },
        exitCodeListHeading = "%nExit status:%n")
public final class ErrandClient {

    private ErrandClient() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.detect(), Terminal.detectErrors(), arguments));
    }

    /** Runs one command; gives its exit status. */
    static int run(Terminal out, Terminal errors, String... arguments) {
        var commands = new CommandLine(new ErrandClient(), new Commands(out, errors));
        describeExitCodes(commands);
        commands.getSubcommands().values().forEach(ErrandClient::describeExitCodes);
        return commands.setOut(new PrintWriter(out.out(), true))
                .setErr(new PrintWriter(errors.out(), true))
                .setUsageHelpWidth(Math.max(55, Math.min(100, out.width())))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        out.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpLongOptionsMaxWidth(24)
                .setAbbreviatedOptionsAllowed(false)
                .setExpandAtFiles(false) // @FILE is an input
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, errors))
                .execute(arguments);
    }

    private static void describeExitCodes(CommandLine command) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (var code : ExitCode.values()) {
            codes.put(" " + code.status(), code.meaning());
        }
        command.getCommandSpec().exitCodeOnExecutionException(ExitCode.FAULT.status());
        command.getCommandSpec().usageMessage().exitCodeList(codes).exitCodeListHeading("%nExit status:%n");
    }

    private static int explain(Exception failure, Terminal errors) throws Exception {
        if (failure instanceof Usage || failure instanceof IllegalArgumentException) {
            say(errors, failure);
            return ExitCode.USAGE.status();
        }
        if (failure instanceof Refused) {
            say(errors, failure);
            return ExitCode.REFUSED.status();
        }
        if (failure instanceof ApiFailure) {
            say(errors, failure);
            return ExitCode.UNREACHABLE.status();
        }
        throw failure;
    }

    private static void say(Terminal errors, Exception failure) {
        String.valueOf(failure.getMessage()).lines().forEach(line -> errors.say("errand: " + line));
    }
}
