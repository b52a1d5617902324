package dev.errand.embedded;

/** Another process listens on the port that was asked for. */
public final class PortTaken extends StartFailed {

    private static final long serialVersionUID = 1;

    private final int port;

    PortTaken(int port) {
        super("port " + port + " of 127.0.0.1 is taken by another process");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
