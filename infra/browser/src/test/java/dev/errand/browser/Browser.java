package dev.errand.browser;

/** A browser engine that opens pages and tells what happened on them. One page at a time. */
interface Browser extends AutoCloseable {

    /**
     * Opens a page in a window of its own, and returns when it is ready and nothing happens any more. A page that does not
     * become ready has an error that says so.
     *
     * @param width of the window in CSS pixels, for engines that have one
     * @param ready a JavaScript expression that becomes true
     */
    Seen open(String url, int width, String ready);

    @Override
    void close();
}
