package dev.errand.client;

import dev.errand.client.terminal.AnalysisText;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What came of a job, printed as it comes in: a result of any size passes through little memory. */
final class Result {

    /** Reads one value of a document at a time: more comes after it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Session session;
    private final String job;
    private final Map<String, String> seen = new LinkedHashMap<>();

    Result(Session session, String job) {
        this.session = session;
        this.job = job;
    }

    /** Prints the result of a job that completed; says on the error output why there is none. */
    ExitCode print() {
        session.api().stream("/api/jobs/" + job, this::read);
        var status = seen.getOrDefault("status", "");
        var code = ExitCode.of(status);
        if (code == ExitCode.NOT_ENDED) {
            session.errors().say("errand: the job is " + status + "; wait for it with --wait, or: errand watch " + job);
        } else if (code != ExitCode.DONE) {
            session.errors().say("errand: the job " + (code == ExitCode.CANCELLED ? "was " : "") + status + why());
        }
        return code;
    }

    private String why() {
        String error = seen.getOrDefault("error", "");
        return error.isEmpty() ? "" : ": " + error;
    }

    private boolean read(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("result") && value != JsonToken.VALUE_NULL) {
                    print(parser);
                } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
                    var error = JSON.readTree(parser);
                    seen.put("error", error.path("message").asString(error.toString()));
                } else if (value.isScalarValue()) {
                    seen.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return true;
    }

    private void print(JsonParser value) {
        if (session.json()) {
            copy(value, JSON.createGenerator(session.out().out()));
        } else if ("document.analysis".equals(seen.get("type"))) {
            AnalysisText.of(JSON.readTree(value), session.out().width()).forEach(session.out()::say);
        } else if (value.currentToken() == JsonToken.VALUE_STRING) {
            session.out().say(text(value.getString()));
        } else {
            copy(
                    value,
                    JSON.writerWithDefaultPrettyPrinter()
                            .createGenerator(session.out().out()));
        }
    }

    /** A terminal obeys control characters, and this text is a stranger's. */
    private String text(String text) {
        return session.out().repaints() ? text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ") : text;
    }

    private void copy(JsonParser from, JsonGenerator to) {
        to.copyCurrentStructure(from);
        to.flush();
        session.out().say("");
    }
}
