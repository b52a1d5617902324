package dev.errand.blob;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A server in this process that speaks S3 and refuses what is not signed with its keys; its objects are in memory. */
final class ObjectStorage implements AutoCloseable {

    static final String BUCKET = "files";

    private final BlobStoreContext memory =
            ContextBuilder.newBuilder("transient").overrides(new Properties()).buildView(BlobStoreContext.class);
    private final S3Proxy server;

    ObjectStorage() throws Exception {
        memory.getBlobStore().createContainerInLocation(null, BUCKET);
        server = S3Proxy.builder()
                .blobStore(memory.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "the-key", "the-secret")
                .build();
        server.start();
    }

    org.jclouds.blobstore.BlobStore objects() {
        return memory.getBlobStore();
    }

    S3Settings settings() {
        return settings("the-secret", BUCKET);
    }

    S3Settings settings(String secret, String bucket) {
        var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        return new S3Settings(bucket, endpoint, null, "the-key", secret, null);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        memory.close();
    }
}
