package dev.errand.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.jclouds.io.Payloads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3BlobStoreTest extends BlobStoreConformance {

    private static ObjectStorage storage;
    private static BlobStores stores;

    @BeforeAll
    static void openStorage() throws Exception {
        storage = new ObjectStorage();
        stores = BlobStores.of(storage.settings());
    }

    @AfterAll
    static void closeStorage() throws Exception {
        stores.close();
        storage.close();
    }

    @Override
    BlobStore blobs() {
        return stores.over(sql);
    }

    @Override
    void damage(BlobId id) {
        var objects = storage.objects();
        var object = objects.getBlob(ObjectStorage.BUCKET, "errand/" + id);
        try (var in = object.getPayload().openStream()) {
            var bytes = in.readAllBytes();
            bytes[500] ^= 1;
            object.setPayload(Payloads.newByteArrayPayload(bytes));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        objects.putBlob(ObjectStorage.BUCKET, object);
    }

    @Override
    long stored() {
        return storage.objects().countBlobs(ObjectStorage.BUCKET);
    }

    @Test
    void bytesAreInTheBucketAndNotInTheDatabase() throws Exception {
        var id = put(file(1_000)).id();

        assertThat(storage.objects().blobExists(ObjectStorage.BUCKET, "errand/" + id))
                .isTrue();
        assertThat(count("SELECT count(*) FROM blob_chunk WHERE blob_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void whatWasStoredInPostgresBeforeIsStillRead() throws Exception {
        var in = file(1_000_000);
        var id = BlobStores.inPostgres()
                .over(sql)
                .put(in, "text/plain")
                .as(transaction()::transactional)
                .block()
                .id();

        blobs().copy(id, folder.resolve("out")).block();

        assertThat(folder.resolve("out")).hasSameBinaryContentAs(in);
    }

    @Test
    void anObjectThatIsGoneIsMissing() throws Exception {
        var id = put(file(1_000)).id();
        storage.objects().removeBlob(ObjectStorage.BUCKET, "errand/" + id);

        assertThatThrownBy(() -> blobs().copy(id, folder.resolve("out")).block())
                .isInstanceOf(MissingBlob.class);
    }

    @Test
    void theSweepTakesNoObjectOfAnother() throws Exception {
        var objects = storage.objects();
        var foreign = "errand/" + BlobId.next();
        objects.putBlob(
                ObjectStorage.BUCKET,
                objects.blobBuilder(foreign)
                        .payload("theirs")
                        .userMetadata(Map.of("errand-installation", "another"))
                        .build());
        objects.putBlob(
                ObjectStorage.BUCKET,
                objects.blobBuilder("photos/1.jpg").payload("x").build());

        blobs().sweep(Duration.ofSeconds(-60)).block();

        assertThat(objects.blobExists(ObjectStorage.BUCKET, foreign)).isTrue();
        assertThat(objects.blobExists(ObjectStorage.BUCKET, "photos/1.jpg")).isTrue();
        objects.clearContainer(ObjectStorage.BUCKET);
    }

    @Test
    void wrongKeysAreRefusedAndTheStoreIsAway() throws Exception {
        var in = file(10);
        try (var refused = BlobStores.of(storage.settings("not-the-secret", ObjectStorage.BUCKET))) {
            assertThatThrownBy(() -> refused.over(sql).stage(in, "text/plain").block())
                    .isInstanceOf(BlobsAway.class);
            assertThatThrownBy(() -> refused.over(sql).check().block()).isInstanceOf(BlobsAway.class);
        }
    }

    @Test
    void aBucketThatIsNotThereIsNoMissingFile() throws Exception {
        var id = put(file(10)).id();
        try (var nowhere = BlobStores.of(storage.settings("the-secret", "nowhere"))) {
            assertThatThrownBy(() ->
                            nowhere.over(sql).copy(id, folder.resolve("out")).block())
                    .isInstanceOf(BlobsAway.class);
        }
    }

    @Test
    void aServerThatIsAwayIsSaidSoSoonAndLeavesNoRow() throws Exception {
        var gone = new ObjectStorage();
        var settings = gone.settings();
        gone.close();
        var rows = count("SELECT count(*) FROM blob");
        var in = file(10);

        try (var away = BlobStores.of(settings)) {
            assertThatThrownBy(() -> away.over(sql).stage(in, "text/plain").block(Duration.ofSeconds(20)))
                    .isInstanceOf(BlobsAway.class);
        }
        assertThat(count("SELECT count(*) FROM blob")).isEqualTo(rows);
        assertThat(Files.exists(in)).isTrue();
    }
}
