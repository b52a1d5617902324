package dev.errand.schema;

/**
 * One thing that is wrong with a value.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the value; empty for the value as a whole
 * @param message one sentence for people, without the place
 */
public record Violation(String pointer, String message) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
