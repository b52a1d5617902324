package dev.errand.api.submit;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies strictly, a list element by element: of a thousand jobs one is in memory as a tree. */
final class BodyParser {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // digits are the client's
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // an element of a list has others after it
            .build();

    private BodyParser() {}

    /** Takes what is in a body, in its order. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param n its position in the list; -1 if it is all of the body
         * @return whether to go on
         */
        boolean take(JsonNode job, int n);
    }

    /** Whether the body was a list. Fails with {@link BadJob} if it is neither an object nor a list of up to so many. */
    static boolean each(byte[] body, int most, Taker taker) {
        try (var parser = MAPPER.createParser(body)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                taker.take(MAPPER.readTree(parser), -1);
            } else if (first == JsonToken.START_ARRAY) {
                if (!elements(parser, most, taker)) {
                    return true;
                }
            } else {
                throw BadJob.malformed("is neither a job nor a list of jobs");
            }
            end(parser);
            return first == JsonToken.START_ARRAY;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** False if the taker wanted no more. */
    private static boolean elements(JsonParser parser, int most, Taker taker) {
        var n = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (n == most) {
                var faults = new Faults();
                faults.add("", "is a list of at most " + most + " jobs", most);
                faults.refuse();
            }
            if (!taker.take(MAPPER.readTree(parser), n++)) {
                return false;
            }
        }
        if (n == 0) {
            var faults = new Faults();
            faults.add("", "is a list of at least one job", 1);
            faults.refuse();
        }
        return true;
    }

    /** Fails with {@link BadJob} if the body is no object. */
    static JsonNode object(byte[] body) {
        try (var parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw BadJob.malformed("is no object");
            }
            JsonNode object = MAPPER.readTree(parser);
            end(parser);
            return object;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** A stored input, digit by digit. */
    static JsonNode stored(String text) {
        return MAPPER.readTree(text);
    }

    private static void end(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw BadJob.malformed("goes on after its end");
        }
    }

    private static BadJob malformed(JacksonException e) {
        var at = e.getLocation();
        var where = at == null
                ? ""
                : String.format(Locale.ROOT, " at line %d, column %d", at.getLineNr(), at.getColumnNr());
        return BadJob.malformed("cannot be read as JSON" + where + ": " + firstLine(e.getOriginalMessage()));
    }

    private static String firstLine(String message) {
        var line = message.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    /** As it will be stored. */
    static String text(JsonNode input) {
        return MAPPER.writeValueAsString(input);
    }
}
