package dev.errand.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job's input as it is given: JSON, {@code @file} or {@code -} for the program's own input. */
final class InputText {

    private InputText() {}

    static JsonNode read(String given) {
        try {
            var input = JsonMapper.shared().readTree(text(given));
            if (input.isMissingNode()) {
                throw new Usage("--input is empty");
            }
            return input;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Usage(
                    "--input is no JSON: " + e.getOriginalMessage()
                            + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"),
                    e);
        }
    }

    private static String text(String given) {
        try {
            if (given.equals("-")) {
                return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            }
            return given.startsWith("@") ? Files.readString(Path.of(given.substring(1))) : given;
        } catch (NoSuchFileException e) {
            throw new Usage(given.substring(1) + " is not there", e);
        } catch (IOException e) {
            throw new Usage("--input " + given + " cannot be read: " + e, e);
        }
    }
}
