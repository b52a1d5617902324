package dev.errand.worker.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port in front of a mail server. It lets through; or is shut, so that connections are refused; or speaks SMTP itself, as
 * far as to refuse each recipient.
 */
final class MailDoor implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final int behind;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket door;
    private volatile String refusal = "";

    MailDoor(int behind) {
        this.behind = behind;
        this.door = open(0);
        this.port = door.getLocalPort();
        serve(door);
    }

    int port() {
        return port;
    }

    void letThrough() {
        refusal = "";
        if (door.isClosed()) {
            door = open(port);
            serve(door);
        }
    }

    /** @param reply such as {@code 450 4.2.1 later} */
    void refuse(String reply) {
        refusal = reply;
    }

    void shut() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket open(int port) {
        try {
            return new ServerSocket(port, 50, HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ServerSocket on) {
        threads.execute(() -> {
            while (!on.isClosed()) {
                try {
                    var client = on.accept();
                    threads.execute(() -> receive(client));
                } catch (IOException e) {
                    return; // shut
                }
            }
        });
    }

    private void receive(Socket client) {
        try (client) {
            if (refusal.isEmpty()) {
                pass(client);
            } else {
                converse(client, refusal);
            }
        } catch (IOException e) {
            // the other side hung up
        }
    }

    private void pass(Socket client) throws IOException {
        try (var server = new Socket(HERE, behind)) {
            threads.execute(() -> copy(client, server));
            copy(server, client);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // the other side hung up
        }
    }

    private static void converse(Socket client, String refusal) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var out = client.getOutputStream();
        say(out, "220 test");
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            say(out, line.startsWith("RCPT") ? refusal : line.startsWith("QUIT") ? "221 bye" : "250 yes");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }
}
