package dev.errand.worker.document;

/** Is told how far the reading of a document has come; called after every page, on the reading thread. */
@FunctionalInterface
public interface PageProgress {

    void pagesRead(int done, int total);
}
