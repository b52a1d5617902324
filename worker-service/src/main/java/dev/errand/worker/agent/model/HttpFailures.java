package dev.errand.worker.agent.model;

import dev.errand.worker.agent.model.ModelFailure.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells kinds of failure apart by status and by what the server says of it. */
final class HttpFailures {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int EXCERPT = 300;

    private HttpFailures() {}

    static ModelFailure of(int status, @Nullable String retryAfter, String body) {
        var error = error(body);
        var words = (error.path("type").asString("") + " " + error.path("code").asString("") + " "
                        + error.path("message").asString(""))
                .toLowerCase(Locale.ROOT);
        var kind = kind(status, words);
        var said = error.path("message").asString("");
        var message = "status " + status + (said.isEmpty() ? "" : ": " + excerpt(said));
        return new ModelFailure(kind, message, kind == Kind.BUSY ? until(retryAfter, Instant.now()) : null);
    }

    private static Kind kind(int status, String words) {
        if (status == 402
                || words.contains("billing")
                || words.contains("insufficient_quota")
                || words.contains("credit balance")) {
            return Kind.BILLING;
        }
        return switch (status) {
            case 429, 503, 529 -> Kind.BUSY;
            case 401, 403 -> Kind.CREDENTIALS;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 413 -> Kind.PROMPT_TOO_LONG;
            case 408 -> Kind.SERVER;
            default -> status >= 500 ? Kind.SERVER : tooLong(words) ? Kind.PROMPT_TOO_LONG : Kind.BAD_REQUEST;
        };
    }

    private static boolean tooLong(String words) {
        return words.contains("prompt is too long")
                || words.contains("prompt_too_long")
                || words.contains("context_length_exceeded")
                || words.contains("maximum context length");
    }

    /** An error that comes when the status was already 200. */
    static ModelFailure inStream(JsonNode error) {
        var type = error.path("type").asString("");
        var code = error.path("code").asString("");
        var said =
                excerpt("in the stream: " + type + " " + error.path("message").asString(""));
        var words = (type + " " + code).toLowerCase(Locale.ROOT);
        if (words.contains("overloaded") || words.contains("rate_limit")) {
            return new ModelFailure(Kind.BUSY, said, Instant.now().plus(PAUSE));
        }
        var kind = kind(words.contains("invalid_request") ? 400 : words.contains("authentication") ? 401 : 500, words);
        return new ModelFailure(kind, said);
    }

    /** Seconds or a date, as the header may be; half a minute if it is neither. */
    static Instant until(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return now.plus(PAUSE);
        }
        try {
            var text = retryAfter.strip();
            var asked = text.matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(text))
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            var latest = now.plus(LONGEST);
            return asked.isAfter(latest) ? latest : asked;
        } catch (DateTimeException neither) {
            return now.plus(PAUSE);
        }
    }

    private static JsonNode error(String body) {
        try {
            return JSON.readTree(body).path("error");
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }
}
