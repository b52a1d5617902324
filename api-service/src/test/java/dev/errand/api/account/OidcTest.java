package dev.errand.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.errand.api.ApiTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens of an issuer elsewhere, whose keys a server here hands out. */
class OidcTest extends ApiTest {

    private static final String ISSUER = "https://issuer.example";
    private static final RSAKey KEY = key("one");
    private static final HttpServer KEYS = serve();

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("errand.accounts.oidc.issuer", () -> ISSUER);
        properties.add("errand.accounts.oidc.audience", () -> "errand");
        properties.add(
                "errand.accounts.oidc.keys",
                () -> "http://127.0.0.1:" + KEYS.getAddress().getPort() + "/jwks");
    }

    @AfterAll
    static void stop() {
        KEYS.stop(0);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("errand")
                .subject("somebody")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer me(String token) {
        return get("/api/me", "Authorization", "Bearer " + token);
    }

    @Test
    void aTokenForThisApiIsAnAccountOfItsOwn() {
        var first = me(signed(claims(), KEY));
        var again = me(signed(claims(), KEY));
        var other = me(signed(claims().subject("somebody else"), KEY));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("role").stringValue()).isEqualTo("user");
        assertThat(first.json().path("local").booleanValue()).isFalse();
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.json().path("id")).isNotEqualTo(first.json().path("id"));
    }

    @Test
    void aTokenThatIsNotForThisApiIsRefused() throws JOSEException {
        var late = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
        var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        forged.sign(new MACSigner(KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(me(signed(claims().audience("another"), KEY)).status()).isEqualTo(401);
        assertThat(me(signed(claims().issuer("https://other.example"), KEY)).status())
                .isEqualTo(401);
        assertThat(me(signed(claims().expirationTime(late), KEY)).status()).isEqualTo(401);
        assertThat(me(signed(claims().subject(null), KEY)).status()).isEqualTo(401);
        assertThat(me(signed(claims(), key("one"))).status())
                .as("another key of that name")
                .isEqualTo(401);
        assertThat(me(forged.serialize()).status()).as("HS256").isEqualTo(401);
        assertThat(me(new PlainJWT(claims().build()).serialize()).status())
                .as("none")
                .isEqualTo(401);
        assertThat(me("nonsense").status()).isEqualTo(401);
    }
}
