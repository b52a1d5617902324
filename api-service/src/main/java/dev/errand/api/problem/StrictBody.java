package dev.errand.api.problem;

import java.util.stream.Collectors;
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

    /** Fails with 400 if it is no JSON object, with {@link InvalidValue} if it has other fields or values of other types. */
    public <T> T read(byte[] body, Class<T> type) {
        try {
            var read = mapper.readValue(body, type);
            if (read == null) {
                throw new Malformed();
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw new InvalidValue(path(unknown), "is no field of this request", unknown.getKnownPropertyIds());
        } catch (MismatchedInputException mismatch) {
            if (mismatch.getPath().isEmpty()) {
                throw new Malformed();
            }
            throw new InvalidValue(path(mismatch), "is malformed", null);
        } catch (JacksonException malformed) {
            throw new Malformed();
        }
    }

    /** Such as {@code profile.name} and {@code experts[2]}. */
    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
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
            super(
                    HttpStatus.BAD_REQUEST,
                    "malformed-json",
                    "Malformed JSON",
                    "the body cannot be read as the JSON object that it should be");
        }
    }
}
