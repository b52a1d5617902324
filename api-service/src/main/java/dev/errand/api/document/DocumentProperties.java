package dev.errand.api.document;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What documents may be.
 *
 * @param maxSize the largest file ({@code ERRAND_DOCUMENT_MAX_SIZE})
 * @param maxPages the most pages ({@code ERRAND_DOCUMENT_MAX_PAGES})
 * @param maxQuery the longest question, in characters ({@code ERRAND_DOCUMENT_MAX_QUERY})
 * @param checks how many files are looked into at once ({@code ERRAND_DOCUMENT_CHECKS})
 * @param checkMemory how much memory one look may take; what does not fit goes to a temporary file ({@code
 *     ERRAND_DOCUMENT_CHECK_MEMORY})
 * @param directory where files are put while they are read and checked; the system's temporary directory unless said ({@code
 *     ERRAND_DOCUMENT_DIRECTORY})
 */
@Validated
@ConfigurationProperties("errand.document")
record DocumentProperties(
        @DefaultValue("50MB") DataSize maxSize,
        @DefaultValue("2000") @Min(1) @Max(100_000) int maxPages,
        @DefaultValue("2000") @Min(1) @Max(20_000) int maxQuery,
        @DefaultValue("2") @Min(1) @Max(64) int checks,
        @DefaultValue("16MB") DataSize checkMemory,
        @Nullable Path directory) {

    DocumentProperties {
        if (maxSize.toBytes() < 1024 || maxSize.toGigabytes() > 1) {
            throw new IllegalArgumentException("errand.document.max-size is 1KB to 1GB but was " + maxSize);
        }
        if (!Files.isWritable(orTemporary(directory))) {
            throw new IllegalArgumentException(
                    "errand.document.directory is a directory that can be written to but was "
                            + orTemporary(directory));
        }
    }

    /** {@link #directory}, or the system's. */
    Path uploads() {
        return orTemporary(directory);
    }

    private static Path orTemporary(@Nullable Path directory) {
        return directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
    }
}
