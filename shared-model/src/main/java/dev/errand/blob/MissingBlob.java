package dev.errand.blob;

/** There is no file of this id, or no longer. */
public final class MissingBlob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingBlob(BlobId id) {
        super("there is no stored file " + id);
    }
}
