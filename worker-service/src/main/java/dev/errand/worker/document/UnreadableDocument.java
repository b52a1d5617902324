package dev.errand.worker.document;

/** The document cannot be read, and trying again will not help. The message says why, in words for its owner. */
public final class UnreadableDocument extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableDocument(String message) {
        super(message);
    }

    UnreadableDocument(String message, Throwable cause) {
        super(message, cause);
    }
}
