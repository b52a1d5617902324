package dev.errand.blob;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket files go to.
 *
 * @param bucket its name; without one, files stay in PostgreSQL
 * @param endpoint the server, such as {@code https://minio.example:9000}; none for Amazon's
 * @param region as the server knows it; {@code us-east-1} if none is given
 * @param accessKey whom we are; none takes what the machine offers, in the order of Amazon's SDK: environment, profile, role
 * @param secretKey goes with the access key
 * @param pathStyle whether the bucket is named in the path ({@code server/bucket}) rather than in the host name; if not
 *     given, it is with an endpoint of one's own
 */
public record S3Settings(
        @Nullable String bucket,
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable Boolean pathStyle) {

    /** Files stay in PostgreSQL. */
    public static final S3Settings NONE = new S3Settings(null, null, null, null, null, null);

    public S3Settings {
        if (isBlank(accessKey) != isBlank(secretKey)) {
            throw new IllegalArgumentException(
                    "errand.blobs.s3.access-key and errand.blobs.s3.secret-key are given together or not at all");
        }
        if (endpoint != null && !endpoint.toString().isEmpty() && !isServer(endpoint)) {
            throw new IllegalArgumentException(
                    "errand.blobs.s3.endpoint reads http://host:port or https://host but was " + endpoint);
        }
    }

    boolean isGiven() {
        return !isBlank(bucket);
    }

    boolean hasKeys() {
        return !isBlank(accessKey);
    }

    boolean hasEndpoint() {
        return endpoint != null && !endpoint.toString().isEmpty();
    }

    boolean bucketInPath() {
        return pathStyle == null ? hasEndpoint() : pathStyle;
    }

    String regionOrUsual() {
        return region == null || region.isBlank() ? "us-east-1" : region;
    }

    private static boolean isServer(URI endpoint) {
        return ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                && endpoint.getHost() != null;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    public String toString() {
        return (hasEndpoint() ? endpoint + "/" : "s3://") + bucket; // never the keys
    }
}
