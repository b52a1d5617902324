package dev.errand.blob;

/** The bytes that the storage handed out are not those that were stored. */
public final class DamagedBlob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedBlob(BlobId id) {
        super("the bytes of blob " + id + " are not those that were stored");
    }
}
