package dev.errand.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A request that cannot be answered as asked, and whose cause the caller may know. Features name theirs by extending
 * this; the type URI is part of the API, for ever.
 */
public abstract class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String TYPES = "https://errand.dev/problems/";

    private final transient ProblemDetail body;

    /**
     * One thing that is wrong with the request.
     *
     * @param field the parameter, part or header it is about
     * @param bound what the value must keep to, if it is a limit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            String field, String message, @Nullable Object bound) {}

    /**
     * @param type the last segment of the type URI, such as {@code unknown-id}
     * @param title the same for every problem of this type
     * @param detail a sentence about this one
     */
    protected Problem(HttpStatus status, String type, String title, String detail, Fault... faults) {
        super(detail);
        this.body = body(status, type, title, detail, List.of(faults));
    }

    ProblemDetail body() {
        return body;
    }

    /** What the answer says beside its body, such as how long to wait. */
    protected Map<String, String> headers() {
        return Map.of();
    }

    static ProblemDetail body(HttpStatus status, String type, String title, String detail, List<Fault> faults) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPES + type));
        body.setTitle(title);
        if (!faults.isEmpty()) {
            body.setProperty("errors", faults);
        }
        return body;
    }
}
