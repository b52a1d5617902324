package dev.errand.api.problem;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads small JSON bodies into records, and refuses fields that these do not have: nobody sets what is not offered. */
@Component
public final class StrictBody {

    private final JsonMapper mapper;

    StrictBody(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    /** Fails with 400 if it is no JSON, with {@link InvalidValue} if it has other fields or values of other types. */
    public <T> T read(byte[] body, Class<T> type) {
        try {
            var read = mapper.readValue(body, type);
            if (read == null) {
                throw new Malformed();
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw new InvalidValue(
                    unknown.getPropertyName(), "is no field of this request", unknown.getKnownPropertyIds());
        } catch (MismatchedInputException mismatch) {
            var path = mismatch.getPath();
            var field = path.isEmpty() ? "" : path.get(path.size() - 1).getPropertyName();
            throw new InvalidValue(field == null ? "" : field, "is malformed", null);
        } catch (JacksonException malformed) {
            throw new Malformed();
        }
    }

    /** The value, if it is there. */
    public static <T> T required(String field, @org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new InvalidValue(field, "is missing", null);
        }
        return value;
    }

    /** 400. */
    private static final class Malformed extends Problem {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(HttpStatus.BAD_REQUEST, "malformed-json", "Malformed JSON", "the body cannot be read as JSON");
        }
    }
}
