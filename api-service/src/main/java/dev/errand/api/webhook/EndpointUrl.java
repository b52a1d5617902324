package dev.errand.api.webhook;

import dev.errand.api.problem.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;

/** What an endpoint's address may be. Where it leads to is checked by the workers, each time they connect. */
final class EndpointUrl {

    private static final int LONGEST = 2_048;

    private EndpointUrl() {}

    /** The address in ASCII; fails with {@link InvalidValue}. */
    static String check(String text, boolean allowPrivate) {
        var url = parse(text);
        var secure = "https".equals(url.getScheme());
        if (!secure && !(allowPrivate && "http".equals(url.getScheme()))) {
            throw refused("does not begin with https://");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw refused("names no host; one beyond ASCII is written as xn--…");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw refused("has a user or a fragment; the messages are signed instead");
        }
        return url.toASCIIString();
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidValue("url", "is longer than " + LONGEST + " characters", LONGEST);
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused("is no URL");
        }
    }

    private static InvalidValue refused(String why) {
        return new InvalidValue("url", why, "https://host/path");
    }
}
