package dev.errand.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells why an answer is no success, in the sentences of its problem document where it has one. */
final class Answers {

    private static final int MOST_TO_READ = 256 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;

    private Answers() {}

    static ApiFailure failure(URI uri, HttpResponse<InputStream> response) {
        int status = response.statusCode();
        if (status < 400) {
            var location = response.headers().firstValue("Location").orElse("elsewhere");
            closeQuietly(response.body());
            return new Unreachable(uri + " points to " + location + ": give that as --url");
        }
        var sentences = sentences(body(response.body()));
        var said = sentences.isEmpty() ? List.of(uri + " answers " + status) : sentences;
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            return new Unreachable(String.join("\n", said));
        }
        return new Refused(status, hinted(status, said));
    }

    static List<String> hinted(int status, List<String> said) {
        if (status != 401 && status != 403) {
            return said;
        }
        var more = new ArrayList<>(said);
        more.add("the API wants a key that it knows: --key or ERRAND_API_KEY");
        return more;
    }

    /** One sentence for each field that is wrong; else the detail. */
    private static List<String> sentences(String body) {
        JsonNode problem = parse(body);
        var sentences = new ArrayList<String>();
        for (JsonNode fault : problem.path("errors")) {
            var bound = fault.path("bound");
            sentences.add(fault.path("field").asString("") + " "
                    + fault.path("message").asString("")
                    + (bound.isMissingNode() || bound.isNull() || bound.isArray()
                            ? ""
                            : " (" + bound.asString(bound.toString()) + ")"));
        }
        if (sentences.isEmpty()) {
            var detail = problem.path("detail").asString(problem.path("title").asString(""));
            return detail.isEmpty() ? List.of() : List.of(detail);
        }
        return sentences;
    }

    private static JsonNode parse(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static String body(InputStream body) {
        try (body) {
            return new String(body.readNBytes(MOST_TO_READ), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException cutOff) {
            return "";
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // nothing of it is wanted
        }
    }
}
