package dev.errand.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.errand.job.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    private static final JsonSchema BOOK = JsonSchema.parse("""
            {"type": "object", "required": ["title"], "additionalProperties": false,
             "properties": {"title": {"type": "string", "maxLength": 5}, "at": {"type": "string", "format": "date-time"},
                            "tags/all": {"type": "array", "items": {"type": "integer"}}}}
            """);

    @Test
    void aValueThatFitsHasNoViolations() {
        assertThat(BOOK.check(new Json("{\"title\": \"Emma\", \"tags/all\": [1, 2]}").tree()))
                .isEmpty();
    }

    @Test
    void eachViolationSaysWhereItIs() {
        var found = BOOK.check(
                new Json("{\"title\": \"too long\", \"at\": \"noon\", \"tags/all\": [1, \"x\"], \"more\": 1}").tree());

        assertThat(found).extracting(Violation::pointer).containsExactlyInAnyOrder("/title", "/at", "/tags~1all/1", "");
        assertThat(found)
                .extracting(Violation::message)
                .allSatisfy(message -> assertThat(message).isNotBlank().doesNotStartWith("/"));
    }

    @Test
    void aMissingPropertyIsNamed() {
        assertThat(BOOK.check(new Json("{}").tree()))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.toString()).contains("title"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"strange\"}",
                "{\"required\": \"title\"}",
                "{\"properties\": 3}",
                "{\"pattern\": \"(\"}",
                "{\"$ref\": \"#/$defs/none\"}",
                "[]",
                "3",
                "{"
            })
    void whatIsNoSchemaIsRefused(String text) {
        assertThatThrownBy(() -> JsonSchema.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsEverFetched() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/schema.json";

            assertThatThrownBy(() -> JsonSchema.parse("{\"$ref\": \"" + url + "\"}"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> JsonSchema.parse("{\"$ref\": \"file:///etc/hostname\"}"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> JsonSchema.parse("{\"$schema\": \"" + url + "\"}"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void manyViolationsAreCutShort() {
        var schema = JsonSchema.parse("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}");

        assertThat(schema.check(Json.of(new int[1_000]).tree())).hasSize(50);
    }
}
