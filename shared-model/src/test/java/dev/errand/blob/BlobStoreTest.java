package dev.errand.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

class BlobStoreTest {

    private static ConnectionPool pool;
    private static DatabaseClient sql;
    private static BlobStore blobs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        var fresh = TestServers.freshDatabase();
        pool = new Database(new DatabaseSettings(
                        fresh.host(),
                        fresh.port(),
                        fresh.name(),
                        fresh.user(),
                        fresh.password(),
                        4,
                        Duration.ofSeconds(10)))
                .pool("test");
        sql = DatabaseClient.create(pool);
        blobs = new BlobStore(sql);
    }

    @AfterAll
    static void close() {
        pool.dispose();
    }

    private Path file(int size) throws Exception {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("in"), bytes);
    }

    private BlobStore.Blob put(Path file) {
        return blobs.put(file, "application/octet-stream")
                .as(TransactionalOperator.create(new R2dbcTransactionManager(pool))::transactional)
                .block();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512 * 1024 - 1, 512 * 1024, 512 * 1024 + 1, 3_000_000})
    void aFileComesBackAsItWent(int size) throws Exception {
        var in = file(size);

        var blob = put(in);
        var copied = blobs.copy(blob.id(), folder.resolve("out")).block();

        assertThat(blob.size()).isEqualTo(size);
        assertThat(copied).isEqualTo(size);
        assertThat(folder.resolve("out")).hasSameBinaryContentAs(in);
    }

    @Test
    void damagedBytesAreNoticed() throws Exception {
        var blob = put(file(100_000));
        sql.sql("UPDATE blob_chunk SET data = set_byte(data, 500, get_byte(data, 500) # 1) WHERE blob_id = :id")
                .bind("id", blob.id().value())
                .then()
                .block();

        assertThatThrownBy(() -> blobs.copy(blob.id(), folder.resolve("out")).block())
                .hasMessageContaining("not those that were stored");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var id = BlobId.next();

        assertThatThrownBy(() -> blobs.copy(id, folder.resolve("out")).block())
                .isInstanceOf(MissingBlob.class)
                .hasMessageContaining(id.toString());
    }

    @Test
    void nothingStaysOfAFileWhoseTransactionFails() throws Exception {
        var before = sql.sql("SELECT count(*) FROM blob_chunk")
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
        var failing = blobs.put(file(2_000_000), "text/plain")
                .then(sql.sql("SELECT 1 / 0").then());

        assertThatThrownBy(
                () -> failing.as(TransactionalOperator.create(new R2dbcTransactionManager(pool))::transactional)
                        .block());

        assertThat(sql.sql("SELECT count(*) FROM blob_chunk")
                        .map(row -> row.get(0, Long.class))
                        .one()
                        .block())
                .isEqualTo(before);
    }
}
