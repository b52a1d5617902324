package dev.errand.blob;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.errand.job.JobId;
import java.util.UUID;

/** Names a stored file. */
public record BlobId(@JsonValue UUID value) {

    @JsonCreator
    public BlobId {}

    public static BlobId next() {
        return new BlobId(JobId.next().value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
