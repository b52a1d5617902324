package dev.errand.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    private Path directory;

    private final Properties given = new Properties();

    @BeforeEach
    void whatTheBuildSets() throws IOException {
        String file = Files.createFile(directory.resolve("any.jar")).toString();
        given.setProperty("errand.api.jar", file);
        given.setProperty("errand.worker.jar", file);
        given.setProperty("errand.sample", file);
        given.setProperty("errand.examples", file);
    }

    @Test
    void withoutAChoiceItIsPort8000OneWorkerAndTemporaryData() {
        var options = Options.from(given);

        assertThat(options.port()).isEqualTo(8000);
        assertThat(options.workers()).isEqualTo(1);
        assertThat(options.data()).isEmpty();
        assertThat(options.exit()).isFalse();
    }

    @Test
    void everyChoiceIsTaken() {
        given.setProperty("errand.port", "9000");
        given.setProperty("errand.workers", "3");
        given.setProperty("errand.data", "kept");
        given.setProperty("errand.exit", "true");

        var options = Options.from(given);

        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.workers()).isEqualTo(3);
        assertThat(options.data()).hasValue(Path.of("kept").toAbsolutePath());
        assertThat(options.exit()).isTrue();
    }

    @Test
    void aChoiceThatIsNoneNamesItsOption() {
        given.setProperty("errand.port", "80000");

        assertThatExceptionOfType(CannotRun.class)
                .isThrownBy(() -> Options.from(given))
                .withMessageContaining("-Derrand.port")
                .withMessageContaining("80000");
    }

    @Test
    void aConfigurationComesAfterTheExamples() throws IOException {
        var file = Files.createFile(directory.resolve("mine.yaml"));
        given.setProperty("errand.config", file.toString());

        var locations = Options.from(given).configuration().split(",");

        assertThat(locations[0]).startsWith("file:").endsWith("/any.jar");
        assertThat(locations[1]).startsWith("file:").endsWith("/mine.yaml");
    }

    @Test
    void aConfigurationThatIsNotThereOrNoneIsNamed() throws IOException {
        given.setProperty("errand.config", directory.resolve("none.yaml").toString());
        assertThatExceptionOfType(CannotRun.class)
                .isThrownBy(() -> Options.from(given))
                .withMessageContaining("-Derrand.config")
                .withMessageContaining("none.yaml");

        given.setProperty(
                "errand.config",
                Files.createFile(directory.resolve("notes.txt")).toString());
        assertThatExceptionOfType(CannotRun.class)
                .isThrownBy(() -> Options.from(given))
                .withMessageContaining(".yaml");
    }

    @Test
    void aJarThatIsNotBuiltIsNamed() {
        given.setProperty("errand.worker.jar", directory.resolve("missing.jar").toString());

        assertThatExceptionOfType(CannotRun.class)
                .isThrownBy(() -> Options.from(given))
                .withMessageContaining("missing.jar");
    }
}
