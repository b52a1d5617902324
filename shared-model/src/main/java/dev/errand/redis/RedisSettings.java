package dev.errand.redis;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is.
 *
 * @param url {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} over TLS
 * @param timeout how long one command may take before Redis counts as away
 */
public record RedisSettings(String url, Duration timeout) {

    public RedisSettings {
        var uri = URI.create(url);
        if (!("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("a Redis URL reads redis://[user:password@]host:port[/database]");
        }
    }

    String address() {
        var uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 6379 : uri.getPort());
    }

    int database() {
        var path = URI.create(url).getPath();
        return path == null || path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }

    @Nullable
    String user() {
        var part = credentials()[0];
        return part.isEmpty() ? null : part;
    }

    @Nullable
    String password() {
        var part = credentials()[1];
        return part.isEmpty() ? null : part;
    }

    private String[] credentials() {
        var info = URI.create(url).getUserInfo();
        if (info == null) {
            return new String[] {"", ""};
        }
        var colon = info.indexOf(':');
        return colon < 0 ? new String[] {"", info} : new String[] {info.substring(0, colon), info.substring(colon + 1)};
    }

    @Override
    public String toString() {
        return address() + "/" + database(); // never the password
    }
}
