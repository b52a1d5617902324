package dev.errand.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.embedded.Directories;
import dev.errand.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole launcher in a JVM of its own, with real servers and stand-ins for the two services. */
@Timeout(240)
class LocalErrandTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path scratch = Directories.temporaryHome("errand-local-test-");
    private final int port = Ports.free();
    private Process launcher;

    @BeforeEach
    void packTheStandIn() throws Exception {
        Files.createDirectory(scratch.resolve("tmp"));
        Files.setPosixFilePermissions(scratch.resolve("tmp"), Files.getPosixFilePermissions(scratch));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        try (var jar = new JarOutputStream(Files.newOutputStream(scratch.resolve("service.jar")), manifest)) {
            for (String name : List.of("StandInService.class", "result.json")) {
                jar.putNextEntry(new JarEntry("dev/errand/local/" + name));
                jar.write(StandInService.class.getResourceAsStream(name).readAllBytes());
                jar.closeEntry();
            }
        }
    }

    @AfterEach
    void clean() {
        launcher.destroyForcibly();
        await().atMost(SOON).until(() -> family().isEmpty());
        Directories.delete(scratch);
    }

    @Test
    void runsTheSampleAndEndsWhenAskedTo() throws Exception {
        launch("-Derrand.exit=true", "-Derrand.workers=2");

        assertThat(status()).isZero();
        assertThat(output())
                .contains("PostgreSQL 18.6 on port", "Redis 7.0.15 on port", "worker-2", "reading completed")
                .contains("12,345.5", "We depend on few suppliers.", "Revenue rose from 200 to 300")
                .containsSubsequence(
                        "stopping worker-2",
                        "stopping worker-1",
                        "stopping api",
                        "stopping Redis",
                        "stopping PostgreSQL");
        assertThat(scratch.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void keepsTheDataThatItWasToldToKeep() throws Exception {
        String data = "-Derrand.data=" + scratch.resolve("tmp/kept");
        launch("-Derrand.exit=true", data);
        assertThat(status()).isZero();
        String password = Files.readString(scratch.resolve("tmp/kept/postgres/password"));

        launch("-Derrand.exit=true", data);

        assertThat(status()).isZero();
        assertThat(scratch.resolve("tmp/kept/postgres/password")).hasContent(password);
        assertThat(scratch.resolve("tmp/kept/logs/worker-1.log")).content().contains("stopped in order");
    }

    @Test
    void staysUpUntilItIsToldToStop() throws Exception {
        launch();
        says("Ctrl-C stops it.");
        assertThat(output()).contains("http://127.0.0.1:" + port + "/docs", "curl -N", "redis-cli -u redis://:");

        launcher.destroy();

        status();
        assertThat(output())
                .containsSubsequence("stopping worker-1", "stopping api", "stopping Redis", "stopping PostgreSQL");
        assertThat(scratch.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftWhenItIsKilled() throws Exception {
        launch();
        says("Ctrl-C stops it.");
        List<ProcessHandle> all = launcher.descendants().toList();
        assertThat(all).as("servers with their children, services, guards").hasSizeGreaterThan(10);

        launcher.destroyForcibly();

        await().atMost(SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scratch.resolve("tmp")).isEmptyDirectory());
    }

    @Test
    void aTakenPortIsAClearError() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();
            launch();

            assertThat(status()).isEqualTo(1);
            assertThat(output()).contains("port " + port).contains("-Derrand.port=" + (port + 1));
            assertThat(scratch.resolve("tmp")).isEmptyDirectory();
        }
    }

    @Test
    void aServiceThatDiesShowsItsLastWords() throws Exception {
        launch("STAND_IN=api-dies");

        assertThat(status()).isEqualTo(1);
        assertThat(output())
                .contains("api ended with status 3", "| the schema is newer than this program")
                .doesNotContain("Exception");
    }

    @Test
    void aSampleThatFailsIsAFailure() throws Exception {
        launch("STAND_IN=sample-fails", "-Derrand.exit=true");

        assertThat(status()).isEqualTo(1);
        assertThat(output()).contains("the sample job is failed: this is no PDF");
    }

    private void launch(String... options) throws IOException, URISyntaxException {
        Path sample = Path.of(
                LocalErrand.class.getResource("/sample/nvidia-10k-fy2022.pdf").toURI());
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Djava.io.tmpdir=" + scratch.resolve("tmp"),
                "-XX:-UsePerfData",
                "-Derrand.port=" + port,
                "-Derrand.api.jar=" + scratch.resolve("service.jar"),
                "-Derrand.worker.jar=" + scratch.resolve("service.jar"),
                "-Derrand.sample=" + sample,
                "-Derrand.examples=" + sample));
        Stream.of(options).filter(option -> option.startsWith("-D")).forEach(command::add);
        command.add(LocalErrand.class.getName());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output").toFile());
        Stream.of(options)
                .filter(option -> option.startsWith("STAND_IN="))
                .forEach(option -> builder.environment().put("STAND_IN", option.substring("STAND_IN=".length())));
        launcher = builder.start();
    }

    private int status() throws InterruptedException {
        assertThat(launcher.waitFor(200, TimeUnit.SECONDS)).as(this::output).isTrue();
        return launcher.exitValue();
    }

    private void says(String text) {
        await().atMost(Duration.ofSeconds(200)).until(() -> output().contains(text) || !launcher.isAlive());
        assertThat(output()).contains(text);
    }

    private String output() {
        try {
            return Files.readString(scratch.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Every process but this one that was started for this test: all have the directory's name in their arguments. */
    private List<ProcessHandle> family() {
        return ProcessHandle.allProcesses()
                .filter(any -> any.info().commandLine().orElse("").contains(scratch.toString()))
                .toList();
    }
}
