package dev.errand.api.account;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Lets requests without credentials in as the local account, where the API is for the one user of a machine. Not those
 * that a proxy hands on, and not those that some web page made that user's browser send: by a name of its own for
 * 127.0.0.1, or across origins.
 */
@Component
class LocalAccess {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    private final boolean on;

    /** @throws IllegalStateException if it is on, and others could reach the API */
    LocalAccess(AccountProperties properties, @Value("${server.address:}") String address) {
        this.on = properties.local();
        if (on && !isLoopback(address)) {
            throw new IllegalStateException(
                    "errand.accounts.local lets everybody in who reaches the API, so server.address"
                            + " (ERRAND_API_HOST) must be a loopback address such as 127.0.0.1, but it is '" + address
                            + "'");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (java.net.UnknownHostException e) {
            return false;
        }
    }

    boolean admits(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return on
                && isLoopback(request.getRemoteAddress())
                && PROXIES.stream().noneMatch(headers::containsHeader)
                && isLocalName(headers.getHost())
                && isOwnPage(headers);
    }

    private static boolean isLoopback(@Nullable InetSocketAddress peer) {
        return peer != null && peer.getAddress() != null && peer.getAddress().isLoopbackAddress();
    }

    private static boolean isLocalName(@Nullable InetSocketAddress host) {
        return host != null && LOCAL_NAMES.contains(host.getHostString());
    }

    private static boolean isOwnPage(HttpHeaders headers) {
        var site = headers.getFirst("Sec-Fetch-Site");
        if ("cross-site".equals(site)) {
            return false;
        }
        var origin = headers.getOrigin();
        return origin == null || sameHost(origin, headers.getFirst(HttpHeaders.HOST));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equals(host);
        } catch (IllegalArgumentException e) {
            return false; // such as "null", or none at all
        }
    }
}
