package dev.errand.blob;

import org.springframework.r2dbc.core.DatabaseClient;

/** One bucket and its connections, for all of this process's pools. */
final class S3BlobStores implements BlobStores {

    private final S3Bucket bucket;

    S3BlobStores(S3Settings settings) {
        this.bucket = new S3Bucket(settings);
    }

    @Override
    public BlobStore over(DatabaseClient database) {
        return new S3BlobStore(bucket, database);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
