package dev.errand.client;

import dev.errand.client.api.ApiClient;
import dev.errand.client.terminal.Terminal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What every command has: where the API is, who asks, and how to say the answer. */
final class Session {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:ERRAND_URL:-http://127.0.0.1:8000}",
            description = "where the API is; else ERRAND_URL, else http://127.0.0.1:8000")
    private String url = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:ERRAND_API_KEY:-}",
            description = "the API key; better in ERRAND_API_KEY, where other users of the machine cannot see it")
    private String key = "";

    @Option(names = "--json", description = "print JSON and nothing else")
    private boolean json;

    private final Terminal out;
    private final Terminal errors;

    /** @param errors where people read on while the output goes to a program */
    Session(Terminal out, Terminal errors) {
        this.out = out;
        this.errors = errors;
    }

    ApiClient api() {
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            throw new Usage("--key or ERRAND_API_KEY is no key: it has blanks or letters that no key has");
        }
        return new ApiClient(ApiClient.http(), uri(), key.isEmpty() ? null : key);
    }

    private URI uri() {
        try {
            URI uri = URI.create(url.strip());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // as below
        }
        throw new Usage("--url or ERRAND_URL reads like http://127.0.0.1:8000 but was '" + url + "'");
    }

    boolean json() {
        return json;
    }

    Terminal out() {
        return out;
    }

    Terminal errors() {
        return errors;
    }

    /** One document on one line. */
    void print(JsonNode document) {
        out().say(document.toString());
    }

    /** The id of a job, safe to stand in a path. */
    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new Usage("'" + text + "' is no job's id; ids are what 'submit' and 'list' print");
        }
        return text;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code ?name=value&…} of those pairs whose value is given. */
    static String query(@Nullable Object... namesAndValues) {
        var pairs = Stream.<String>builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                pairs.add(namesAndValues[i] + "=" + encoded(String.valueOf(namesAndValues[i + 1])));
            }
        }
        String joined = pairs.build().collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }
}
