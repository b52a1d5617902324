package dev.errand.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.blob.S3Settings;
import dev.errand.database.DatabaseSettings;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.settings.ComposedSettings;
import dev.errand.testing.settings.DocumentedSettings;
import dev.errand.testing.settings.ServiceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be set is what docs/ and docker-compose.yml say can be set. */
class SettingsTest {

    private static final ServiceSettings SETTINGS = ServiceSettings.below("dev.errand.worker")
            .with("errand.database", DatabaseSettings.class)
            .with("errand.redis", RedisSettings.class)
            .with("errand.blobs.s3", S3Settings.class)
            .withKey("errand.lanes.fair", List.class)
            .withKey("errand.commands", Map.class)
            .withKey("errand.prices", Map.class);
    private static final DocumentedSettings DOCUMENTED = DocumentedSettings.of(Path.of("../docs"), "Workers");

    /** The image says where it listens. */
    private static final Set<String> NOT_IN_CONTAINERS = Set.of("ERRAND_WORKER_HOST", "ERRAND_WORKER_PORT");

    @Test
    void everySettingIsDocumented() {
        assertThat(SETTINGS.variables())
                .isNotEmpty()
                .filteredOn(name -> !DOCUMENTED.lists(name))
                .isEmpty();
        assertThat(SETTINGS.structures())
                .isNotEmpty()
                .filteredOn(key -> !DOCUMENTED.mentions(key))
                .isEmpty();
    }

    @Test
    void everyDocumentedSettingExists() {
        assertThat(DOCUMENTED.unknown(SETTINGS.variables())).isEmpty();
    }

    @Test
    void theCompositionPassesEverySettingOn() {
        var passed = ComposedSettings.of(Path.of("../docker-compose.yml"), "worker");

        assertThat(SETTINGS.variables())
                .filteredOn(name -> !NOT_IN_CONTAINERS.contains(name))
                .containsExactlyInAnyOrderElementsOf(passed);
    }
}
