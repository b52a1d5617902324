package dev.errand.api.limit;

import java.util.Map;

/**
 * What a token bucket says of a request.
 *
 * @param limit tokens in a minute, and the most it holds
 * @param taken whether it had enough
 * @param left tokens after that
 * @param fullInSeconds until it is full again
 * @param retryInSeconds until it has enough; 0 if it had
 */
record Bucket(int limit, boolean taken, long left, long fullInSeconds, long retryInSeconds) {

    static final double WINDOW_MILLIS = 60_000;

    /**
     * The generic cell rate algorithm (ITU-T I.371): the bucket is one number, the time at which it is full.
     *
     * @param fullAt that time before the request, in milliseconds
     */
    static Bucket take(int limit, int tokens, double fullAt, double now) {
        var each = WINDOW_MILLIS / limit;
        var from = Math.max(fullAt, now);
        var then = from + tokens * each;
        var over = then - now - WINDOW_MILLIS;
        var taken = over <= 0;
        var at = taken ? then : from;
        return new Bucket(
                limit,
                taken,
                (long) Math.floor((WINDOW_MILLIS - (at - now)) / each),
                seconds(at - now),
                taken ? 0 : Math.max(1, seconds(over)));
    }

    private static long seconds(double millis) {
        return (long) Math.ceil(millis / 1000);
    }

    /** As of draft-ietf-httpapi-ratelimit-headers-03, which clients read: seconds, not times. */
    Map<String, String> headers() {
        return Map.of(
                "RateLimit-Limit", Integer.toString(limit),
                "RateLimit-Remaining", Long.toString(Math.max(0, left)),
                "RateLimit-Reset", Long.toString(fullInSeconds));
    }
}
