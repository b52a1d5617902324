package dev.errand.api.job;

import dev.errand.api.problem.InvalidValue;
import dev.errand.job.JobId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a list goes on: after this job. Clients hand it back as they got it; what is in it is nobody's business. New jobs
 * come before the first page, so they move nothing behind a cursor.
 */
final class Cursor {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 2 * Long.BYTES;

    private Cursor() {}

    static String after(JobId job) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(job.value().getMostSignificantBits())
                .putLong(job.value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Fails with {@link InvalidValue} if it is none. */
    static JobId parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == LENGTH && bytes.get() == VERSION) {
                return new JobId(new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // as below
        }
        throw new InvalidValue("cursor", "is none that this API handed out", null);
    }
}
