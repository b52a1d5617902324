package dev.errand.blob;

import org.jspecify.annotations.Nullable;

/** The storage of files does not answer, or refuses us. Another try may succeed, when an operator has seen to it. */
public final class BlobsAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BlobsAway(String message) {
        this(message, null);
    }

    BlobsAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
