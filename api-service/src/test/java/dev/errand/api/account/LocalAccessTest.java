package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.api.ApiTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests without credentials on the machine of one user, and those that only look like it. */
class LocalAccessTest extends ApiTest {

    private int status(String method, String... headers) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(10_000);
            var head =
                    method + " /api/jobs HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void theOneUserOfAMachineIsAnAdmin() throws IOException {
        var me = get("/api/me").json();

        assertThat(me.path("role").stringValue()).isEqualTo("admin");
        assertThat(me.path("local").booleanValue()).isTrue();
        assertThat(status("GET", "Host: localhost:" + port)).isEqualTo(200);
        assertThat(status("GET", "Host: 127.0.0.1:" + port, "Origin: http://127.0.0.1:" + port))
                .isEqualTo(200);
    }

    @Test
    void aPageElsewhereCannotSpeakForThatUser() throws IOException {
        var host = "Host: 127.0.0.1:" + port;

        assertThat(status("GET", "Host: rebound.example:" + port)).isEqualTo(401);
        assertThat(status("GET", host, "Origin: https://evil.example")).isEqualTo(401);
        assertThat(status("GET", host, "Origin: null")).isEqualTo(401);
        assertThat(status("GET", host, "Sec-Fetch-Site: cross-site")).isEqualTo(401);
        assertThat(status("POST", host, "Origin: http://127.0.0.1:1", "Content-Length: 0"))
                .isEqualTo(401);
    }

    @Test
    void whatAProxyHandsOnIsNotLocal() throws IOException {
        var host = "Host: 127.0.0.1:" + port;

        assertThat(status("GET", host, "X-Forwarded-For: 203.0.113.7")).isEqualTo(401);
        assertThat(status("GET", host, "Forwarded: for=203.0.113.7")).isEqualTo(401);
    }

    @Test
    void aBadKeyIsNeverTheLocalAccount() {
        assertThat(get("/api/me", "Authorization", "Bearer errand_wrong").status())
                .isEqualTo(401);
        assertThat(get("/api/me", "Authorization", "").status()).isEqualTo(401);
        assertThat(get("/api/me", "Cookie", "errand_session=wrong").status()).isEqualTo(401);
    }

    @Test
    void whereOthersCouldReachItItIsNotSwitchedOn() {
        var local = new AccountProperties(
                true,
                true,
                Duration.ofDays(1),
                new AccountProperties.SignIn(1, 1, Duration.ofMinutes(1)),
                new AccountProperties.Admin(null, null),
                new AccountProperties.Oidc(null, null, null));

        for (var address : new String[] {"0.0.0.0", "", "192.0.2.1", "::"}) {
            assertThatThrownBy(() -> new LocalAccess(local, address))
                    .as(address)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("loopback");
        }
        assertThat(new LocalAccess(local, "::1")).isNotNull();
    }
}
