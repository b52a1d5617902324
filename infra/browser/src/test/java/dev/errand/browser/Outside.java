package dev.errand.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A proxy that stands for the rest of the world: it notes what is asked of other hosts, and hands on nothing. */
final class Outside implements AutoCloseable {

    /** With a type: of a page without one, WebKit asks its media library whether it is a film, and that needs GLib. */
    private static final String REFUSAL =
            "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket server;
    private final List<String> asked = new ArrayList<>();

    Outside() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The request lines since the last call. */
    List<String> drain() {
        synchronized (asked) {
            var all = List.copyOf(asked);
            asked.clear();
            return all;
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                daemon(() -> answer(socket));
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            if (line != null) {
                synchronized (asked) {
                    asked.add(line);
                }
                socket.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // the browser gave this connection up
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "outside");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
