package dev.errand.worker.agent.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is asked.
 *
 * @param url up to and without the codec's own path, such as {@code https://api.anthropic.com}
 * @param key null for a server that asks for none
 * @param firstByte how long the first of the answer may take
 * @param idle how long the answer may pause
 */
public record ModelEndpoint(
        URI url, Protocol protocol, @Nullable String key, Duration firstByte, Duration idle) {

    /** What the server speaks. */
    public enum Protocol {
        /** The Messages API. */
        ANTHROPIC("https://api.anthropic.com"),
        /** Chat Completions, as many servers have it. */
        OPENAI("https://api.openai.com");

        private final URI home;

        Protocol(String home) {
            this.home = URI.create(home);
        }

        /** The server of whoever made the protocol. */
        public URI home() {
            return home;
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return protocol + " " + url;
    }

    /** The text, without the key and whatever looks like one. */
    String redact(String text) {
        var plain = key == null || key.isEmpty() ? text : text.replace(key, "***");
        return plain.replaceAll("\\bsk-[\\w*.-]+", "***");
    }
}
