package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs one program until it is killed: {@code DIRECTORY LEVEL ARGV…}. */
final class RunnerProcess {

    private RunnerProcess() {}

    public static void main(String[] arguments) throws Exception {
        var most = Sandbox.valueOf(arguments[1]);
        var runner = new ProgramRunner(new RunnerSettings(Path.of(arguments[0]), Sandbox.NONE, most));
        var argv = List.of(arguments).subList(2, arguments.length);
        runner.run(Launch.of(argv, runner.directory()), OutputSink.NONE);
    }

    static Process start(Path directory, Sandbox most, List<String> argv) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RunnerProcess.class.getName(),
                directory.toString(),
                most.name()));
        command.addAll(argv);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
