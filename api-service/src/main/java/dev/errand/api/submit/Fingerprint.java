package dev.errand.api.submit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request asks for, as 32 bytes: the same whatever the order of its fields and its blanks, and wherever its key
 * stands.
 */
final class Fingerprint {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final MessageDigest digest = sha256();

    /** @param what tells requests of different kinds apart */
    Fingerprint(String what) {
        digest.update(what.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(JsonNode job) {
        var asked = job.deepCopy();
        if (asked instanceof ObjectNode fields) {
            fields.remove(JobFields.KEY);
        }
        digest.update((byte) '\n');
        digest.update(SORTED.writeValueAsBytes(asked));
        return this;
    }

    byte[] bytes() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
