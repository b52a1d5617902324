package dev.errand.api.job;

import dev.errand.job.NewJob;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What one request asks for: these jobs, all of them or none.
 *
 * @param keys under which it may be asked for again; none for most
 */
public record JobOrder(List<NewJob<?>> jobs, List<Key> keys) {

    public JobOrder {
        jobs = jobs.stream()
                .<NewJob<?>>map(NewJob::encoded)
                .toList(); // on the caller's thread, not the one that all share
        keys = List.copyOf(keys);
    }

    /** @param job asked for without a key */
    public static JobOrder of(NewJob<?> job) {
        return new JobOrder(List.of(job), List.of());
    }

    /**
     * Names some of an order's jobs for its owner: asked for again under it, they are not stored again.
     *
     * @param request SHA-256 of what was asked, in hexadecimal: under one key always the same
     * @param from the first of the jobs that it names
     * @param to the one after the last
     * @param field where the request has it
     */
    public record Key(UUID owner, String text, String request, int from, int to, String field) {

        public static Key of(UUID owner, String text, byte[] request, int from, int to, String field) {
            return new Key(owner, text, HexFormat.of().formatHex(request), from, to, field);
        }

        Name name() {
            return new Name(owner, text);
        }

        /** What is unique of it. */
        record Name(UUID owner, String text) {}
    }
}
