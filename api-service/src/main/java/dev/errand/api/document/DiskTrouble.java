package dev.errand.api.document;

import java.io.IOException;

/** This process cannot write where uploads are put while they are read. */
final class DiskTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DiskTrouble(IOException cause) {
        super("an upload cannot be kept on the disk", cause);
    }
}
