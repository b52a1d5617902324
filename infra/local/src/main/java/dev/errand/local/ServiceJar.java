package dev.errand.local;

import dev.errand.embedded.ManagedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An executable jar and how it is run here: by the Java that runs this, with little memory.
 *
 * @param logs the directory of the log files
 */
record ServiceJar(Path jar, Path logs) {

    private static final int NATIVE_ACCESS_IS_NAMED = 22;

    Service start(String name, int managementPort, Map<String, String> env) {
        var process = ManagedProcess.named(name)
                .command(command())
                .env(env)
                .directory(logs)
                .log(logs.resolve(name + ".log"))
                .start();
        return new Service(process, managementPort);
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms24m", "-Xmx384m", "-Xss512k"));
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_NAMED) {
            command.add("--enable-native-access=ALL-UNNAMED"); // Netty's epoll, without a warning
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
