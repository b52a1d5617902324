package dev.errand.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the client and the API, and breaks each of the first connections that carry events after one event. */
final class CuttingProxy implements AutoCloseable {

    private static final String END_OF_EVENT = "\n\n";

    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private int cutsLeft;

    /** @param cuts how many connections to break */
    CuttingProxy(int target, int cuts) throws IOException {
        this.target = target;
        this.cutsLeft = cuts;
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The heads of the requests for events. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                var api = new Socket("127.0.0.1", target);
                threads.execute(() -> pass(client, api));
                threads.execute(() -> answer(api, client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket client, Socket api) {
        try (client;
                api) {
            var buffer = new byte[8_192];
            for (int read; (read = client.getInputStream().read(buffer)) > 0; ) {
                var text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (text.contains("/events")) {
                    requests.add(text);
                }
                api.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // either side is gone
        }
    }

    private void answer(Socket api, Socket client) {
        try (client;
                api) {
            InputStream in = api.getInputStream();
            var seen = new ByteArrayOutputStream();
            for (int next; (next = in.read()) >= 0; ) {
                client.getOutputStream().write(next);
                seen.write(next);
                if (isOneEvent(seen) && cut()) {
                    return;
                }
            }
        } catch (IOException broken) {
            // either side is gone
        }
    }

    private static boolean isOneEvent(ByteArrayOutputStream seen) {
        var text = seen.toString(StandardCharsets.ISO_8859_1);
        int id = text.indexOf("\nid:");
        return text.contains("text/event-stream") && id >= 0 && text.endsWith(END_OF_EVENT);
    }

    private synchronized boolean cut() {
        return cutsLeft-- > 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
