package dev.errand.blob;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of one bucket, as blocking calls. They go by the id of their file, under {@code errand/}. */
final class S3Bucket implements AutoCloseable {

    private static final String PREFIX = "errand/";
    private static final String INSTALLATION = "errand-installation";
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration ONE_CALL = Duration.ofMinutes(10);

    private final S3Client client;
    private final String bucket;

    /** An object whose key is a file's id. */
    record Entry(UUID id, Instant modified) {}

    /** @param next where the listing goes on; null at its end */
    record Listing(List<Entry> entries, @Nullable String next) {}

    S3Bucket(S3Settings settings) {
        this.bucket = Objects.requireNonNull(settings.bucket());
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(calls -> calls.apiCallTimeout(ONE_CALL))
                .region(Region.of(settings.regionOrUsual()))
                .forcePathStyle(settings.bucketInPath())
                // newer checksums are not understood by every server; files have one of their own
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.hasEndpoint()) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.hasKeys()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        this.client = builder.build();
    }

    /** Streams the file up. The server refuses it if it is not the one whose MD5 this is. */
    void put(BlobId id, Path file, String md5, String mediaType, String installation) {
        client.putObject(
                put -> put.bucket(bucket)
                        .key(key(id.value()))
                        .contentType(mediaType)
                        .contentMD5(md5)
                        .metadata(Map.of(INSTALLATION, installation)),
                RequestBody.fromFile(file));
    }

    /** The object's bytes as they come; closing it before their end gives up the connection. */
    InputStream get(BlobId id) {
        return client.getObject(get -> get.bucket(bucket).key(key(id.value())));
    }

    /** Fails if the bucket cannot be used. */
    void check() {
        client.headBucket(head -> head.bucket(bucket));
    }

    Listing list(@Nullable String from) {
        ListObjectsV2Response page =
                client.listObjectsV2(list -> list.bucket(bucket).prefix(PREFIX).continuationToken(from));
        var entries = page.contents().stream()
                .filter(S3Bucket::isOurs)
                .map(S3Bucket::entry)
                .toList();
        return new Listing(entries, Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null);
    }

    /** Whether it was put there by this installation, and not by another one that shares the bucket. */
    boolean isFrom(String installation, UUID id) {
        HeadObjectResponse object =
                client.headObject(head -> head.bucket(bucket).key(key(id)));
        return installation.equals(object.metadata().get(INSTALLATION));
    }

    void delete(UUID id) {
        client.deleteObject(delete -> delete.bucket(bucket).key(key(id)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static String key(UUID id) {
        return PREFIX + id;
    }

    private static boolean isOurs(S3Object object) {
        return object.key().matches(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static Entry entry(S3Object object) {
        return new Entry(UUID.fromString(object.key().substring(PREFIX.length())), object.lastModified());
    }
}
