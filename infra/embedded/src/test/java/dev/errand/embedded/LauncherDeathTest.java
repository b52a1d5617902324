package dev.errand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another JVM starts the servers, so that it can be killed. */
class LauncherDeathTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path scratch = Directories.temporaryHome("errand-launcher-test-");

    @AfterEach
    void clean() {
        Directories.delete(scratch);
    }

    @Test
    void nothingIsLeftWhenTheLauncherIsKilled() throws Exception {
        Process launcher = launcher(List.of());
        String[] said = launcher.inputReader().readLine().split(" ");
        List<ProcessHandle> servers = servers(said);
        List<ProcessHandle> all = Stream.concat(
                        servers.stream(), servers.stream().flatMap(ProcessHandle::descendants))
                .toList();
        assertThat(servers).hasSize(4).allMatch(ProcessHandle::isAlive);
        assertThat(all).hasSizeGreaterThan(10);

        launcher.destroyForcibly();

        await().atMost(SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        await().atMost(SOON).until(() -> Files.notExists(Path.of(said[4])));
        assertThatNoException().isThrownBy(() -> {
            EmbeddedPostgres.at(scratch.resolve("postgres")).start().close();
            EmbeddedRedis.at(scratch.resolve("redis")).start().close();
        });
        assertThat(scratch.resolve("postgres/postgres.log")).content().doesNotContain("not properly shut down");
    }

    @Test
    void anOrdinaryUserStartsBothWithACacheOfItsOwn() throws Exception {
        assumeThat(Machine.isRoot()).isTrue();
        Path home = Files.createDirectory(scratch.resolve("home"));
        new ServerAccount(65534, true).give(home);
        new ServerAccount(65534, true).give(scratch);

        Process launcher = launcher(new ServerAccount(65534, true).running(List.of()));
        String said = launcher.inputReader().readLine();

        assertThat(said).as(() -> read(scratch.resolve("launcher.log"))).isNotNull();
        assertThat(home.resolve(".cache/errand")).isDirectory();
        List<ProcessHandle> servers = servers(said.split(" "));
        assertThat(servers)
                .hasSize(4)
                .allSatisfy(server -> assertThat(server.info().user()).hasValue("nobody"));

        launcher.destroyForcibly();

        await().atMost(SOON).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static List<ProcessHandle> servers(String[] said) {
        return Stream.of(said)
                .limit(4)
                .map(Long::parseLong)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    private Process launcher(List<String> prefix) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                copiedClassPath(),
                "-Xmx64m",
                BothServers.class.getName(),
                scratch.resolve("postgres").toString(),
                scratch.resolve("redis").toString()));
        var builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectError(scratch.resolve("launcher.log").toFile());
        if (!prefix.isEmpty()) {
            builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
            builder.environment().put("HOME", scratch.resolve("home").toString());
        }
        return builder.start();
    }

    /** The class path in a place that every user may read; a build's own repository often is not one. */
    private String copiedClassPath() throws IOException {
        String original = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path target = Files.createDirectory(scratch.resolve("lib"));
        Files.setPosixFilePermissions(target, Directories.READABLE);
        var copied = new ArrayList<String>();
        for (String entry : original.split(File.pathSeparator)) {
            Path copy = target.resolve(copied.size() + "-" + Path.of(entry).getFileName());
            copyTree(Path.of(entry), copy);
            copied.add(copy.toString());
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.copy(path, copy);
                Files.setPosixFilePermissions(copy, Directories.READABLE);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
