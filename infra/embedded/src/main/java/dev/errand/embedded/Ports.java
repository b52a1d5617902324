package dev.errand.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** TCP ports of 127.0.0.1. */
public final class Ports {

    // Below the range that outgoing connections draw from: while a server is down, a client that keeps connecting to a
    // port of that range may be given that very port, and the server could not come back to it.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int STARTS = 5;

    private Ports() {}

    /** A port that nobody listens on now. */
    public static int free() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("no free port found between " + LOWEST + " and " + HIGHEST);
    }

    /**
     * Fails unless the port is free now.
     *
     * @throws PortTaken when another process listens on it
     */
    public static void requireFree(int port) {
        if (!isFree(port)) {
            throw new PortTaken(port);
        }
    }

    /** Starts something on a free port, and on another one when somebody was faster. */
    static <T> T onFree(IntFunction<T> start) {
        for (int i = 1; i < STARTS; i++) {
            try {
                return start.apply(free());
            } catch (PortTaken takenMeanwhile) {
                continue;
            }
        }
        return start.apply(free());
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
