package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class CsrfCookiesTest {

    private final CsrfCookies cookies = new CsrfCookies();

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8000/, false", "https://errand.example.com/, true"})
    void theCookieIsSecureOverHttpsAndForPagesToRead(String address, boolean secure) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(address));

        cookies.generateToken(exchange)
                .flatMap(token -> cookies.saveToken(exchange, token))
                .block();

        var cookie = Objects.requireNonNull(exchange.getResponse().getCookies().getFirst("XSRF-TOKEN"));
        assertThat(cookie.isSecure()).isEqualTo(secure);
        assertThat(cookie.isHttpOnly()).isFalse();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
    }
}
