package dev.errand.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Two or three words with a Redis server in its inline protocol: enough to see that it serves, and to empty it. */
final class RedisConversation {

    private static final int MILLIS_TO_ANSWER = 5_000;

    private RedisConversation() {}

    /**
     * Logs in, sends one command and returns the first line of the answer, such as {@code +PONG}.
     *
     * @throws IOException when nobody answers or the answer is an error
     */
    static String say(int port, String password, String command) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), MILLIS_TO_ANSWER);
            socket.setSoTimeout(MILLIS_TO_ANSWER);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String words = "AUTH " + password + "\r\n" + command + "\r\n";
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            String login = in.readLine();
            String answer = in.readLine();
            if (!"+OK".equals(login) || answer == null || answer.startsWith("-")) {
                throw new IOException("Redis answers '" + login + "', '" + answer + "'");
            }
            return answer;
        }
    }
}
