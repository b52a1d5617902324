package dev.errand.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.blob.S3Settings;
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

    private static final ServiceSettings SETTINGS = ServiceSettings.below("dev.errand.api")
            .with("errand.blobs.s3", S3Settings.class)
            .withKey("errand.lanes.fair", List.class)
            .withKey("errand.commands", Map.class);
    private static final DocumentedSettings DOCUMENTED = DocumentedSettings.of(Path.of("../docs"), "API");

    /** For whoever reaches the API from the same machine; the image says where it listens. */
    private static final Set<String> NOT_IN_CONTAINERS = Set.of(
            "ERRAND_ACCOUNTS_LOCAL",
            "ERRAND_API_HOST",
            "ERRAND_API_PORT",
            "ERRAND_API_MANAGEMENT_HOST",
            "ERRAND_API_MANAGEMENT_PORT",
            "ERRAND_DATABASE_OWNER",
            "ERRAND_DATABASE_OWNER_PASSWORD",
            "ERRAND_DOCUMENT_DIRECTORY");

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
        var passed = ComposedSettings.of(Path.of("../docker-compose.yml"), "api");

        assertThat(SETTINGS.variables())
                .filteredOn(name -> !NOT_IN_CONTAINERS.contains(name))
                .containsExactlyInAnyOrderElementsOf(passed);
    }
}
