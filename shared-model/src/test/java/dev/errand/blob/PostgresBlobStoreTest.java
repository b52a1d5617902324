package dev.errand.blob;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresBlobStoreTest extends BlobStoreConformance {

    @Override
    BlobStore blobs() {
        return BlobStores.of(S3Settings.NONE).over(sql);
    }

    @Override
    void damage(BlobId id) {
        sql.sql("UPDATE blob_chunk SET data = set_byte(data, 500, get_byte(data, 500) # 1) WHERE blob_id = :id")
                .bind("id", id.value())
                .then()
                .block();
    }

    @Override
    long stored() {
        return count("SELECT count(DISTINCT blob_id) FROM blob_chunk");
    }

    @Test
    void aFileInABucketThatIsNotConfiguredIsNotTakenForDamaged() throws Exception {
        var id = put(file(10)).id();
        sql.sql("DELETE FROM blob_chunk WHERE blob_id = :id")
                .bind("id", id.value())
                .then()
                .block();

        assertThatThrownBy(() -> blobs().copy(id, folder.resolve("out")).block())
                .isInstanceOf(BlobsAway.class)
                .hasMessageContaining("object storage");
    }
}
