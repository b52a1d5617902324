package dev.errand.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
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
import reactor.test.StepVerifier;

/** What every {@link BlobStore} keeps to. */
abstract class BlobStoreConformance {

    static ConnectionPool pool;
    static DatabaseClient sql;

    @TempDir
    Path folder;

    @BeforeAll
    static void openDatabase() {
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
    }

    @AfterAll
    static void closeDatabase() {
        pool.dispose();
    }

    abstract BlobStore blobs();

    /** Changes a byte of a stored file. */
    abstract void damage(BlobId id);

    /** How many files' bytes the storage holds. */
    abstract long stored();

    Path file(int size) throws Exception {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("in"), bytes);
    }

    BlobStore.Blob put(Path file) {
        return blobs().put(file, "application/octet-stream")
                .as(transaction()::transactional)
                .block();
    }

    static TransactionalOperator transaction() {
        return TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    static long count(String statement) {
        return sql.sql(statement).map(row -> row.get(0, Long.class)).one().block();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512 * 1024 - 1, 512 * 1024, 512 * 1024 + 1, 3_000_000})
    void aFileComesBackAsItWent(int size) throws Exception {
        var in = file(size);

        var blob = put(in);
        var copied = blobs().copy(blob.id(), folder.resolve("out")).block();

        assertThat(blob.size()).isEqualTo(size);
        assertThat(copied).isEqualTo(size);
        assertThat(folder.resolve("out")).hasSameBinaryContentAs(in);
    }

    @Test
    void whatIsStagedIsAFileWhenItIsKeptAndNotBefore() throws Exception {
        var in = file(700_000);
        var rows = count("SELECT count(*) FROM blob");

        var staged = blobs().stage(in, "text/plain").block();
        assertThat(count("SELECT count(*) FROM blob")).isEqualTo(rows);
        var blob = staged.keep().as(transaction()::transactional).block();

        assertThat(blobs().copy(blob.id(), folder.resolve("out")).block()).isEqualTo(700_000);
    }

    @Test
    void bytesAreReadAsFastAsTheyAreAskedFor() throws Exception {
        var in = file(2_500_000);
        var blob = put(in);
        var all = new ByteArrayOutputStream();

        StepVerifier.create(blobs().read(blob.id()), 1)
                .consumeNextWith(all::writeBytes)
                .thenRequest(1)
                .consumeNextWith(all::writeBytes)
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(piece -> true, all::writeBytes)
                .verifyComplete();

        assertThat(all.toByteArray()).isEqualTo(Files.readAllBytes(in));
    }

    @Test
    void aReaderMayLeaveEarly() throws Exception {
        var blob = put(file(3_000_000));

        assertThat(blobs().read(blob.id()).take(1).blockLast()).hasSize(512 * 1024);
        assertThat(blobs().copy(blob.id(), folder.resolve("out")).block()).isEqualTo(3_000_000);
    }

    @Test
    void damagedBytesAreNoticed() throws Exception {
        var blob = put(file(100_000));
        damage(blob.id());

        assertThatThrownBy(() -> blobs().copy(blob.id(), folder.resolve("out")).block())
                .isInstanceOf(DamagedBlob.class)
                .hasMessageContaining("not those that were stored");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var id = BlobId.next();

        assertThatThrownBy(() -> blobs().copy(id, folder.resolve("out")).block())
                .isInstanceOf(MissingBlob.class)
                .hasMessageContaining(id.toString());
    }

    @Test
    void aFileThatCannotBeReadIsTheCallersTrouble() {
        assertThatThrownBy(() -> blobs().put(folder.resolve("nowhere"), "text/plain")
                        .as(transaction()::transactional)
                        .block())
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void nothingStaysOfAFileWhoseTransactionFails() throws Exception {
        blobs().sweep(Duration.ofSeconds(-60)).block();
        var before = stored();
        var failing = blobs().put(file(2_000_000), "text/plain")
                .then(sql.sql("SELECT 1 / 0").then());

        assertThatThrownBy(() -> failing.as(transaction()::transactional).block());
        blobs().sweep(Duration.ofSeconds(-60)).block();

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theSweepLeavesWhatIsNamedAndWhatIsYoung() throws Exception {
        var blob = put(file(1_000));
        blobs().stage(file(1_001), "text/plain").block();
        var before = stored();

        assertThat(blobs().sweep(Duration.ofHours(1)).block()).isZero();
        assertThat(stored()).isEqualTo(before);
        blobs().sweep(Duration.ofSeconds(-60)).block();

        assertThat(blobs().copy(blob.id(), folder.resolve("out")).block()).isEqualTo(1_000);
    }

    @Test
    void aStoreThatAnswersIsWell() {
        assertThat(blobs().check().blockOptional(Duration.ofSeconds(10))).isEmpty();
    }
}
