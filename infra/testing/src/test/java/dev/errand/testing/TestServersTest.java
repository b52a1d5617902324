package dev.errand.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.embedded.Database;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class TestServersTest {

    @Test
    void aFreshDatabaseHasTheSchemaAndItsRows() throws SQLException {
        assertThat(ask(TestServers.freshDatabase(), "SELECT words FROM greeting"))
                .isEqualTo("hello");
    }

    @Test
    void freshDatabasesKnowNothingOfEachOther() throws SQLException {
        var first = TestServers.freshDatabase();
        var second = TestServers.freshDatabase();

        ask(first, "UPDATE greeting SET words = 'changed' RETURNING words");

        assertThat(second.name()).isNotEqualTo(first.name());
        assertThat(ask(second, "SELECT words FROM greeting")).isEqualTo("hello");
    }

    @Test
    void theLoginOwnsItsDatabaseAndIsNoSuperuser() throws SQLException {
        var database = TestServers.freshDatabase();

        assertThat(ask(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask(database, "CREATE TABLE mine (n int); ALTER TABLE greeting ADD n int; SELECT 'done'"))
                .isEqualTo("done");
    }

    @Test
    void itsUrlsReachIt() throws SQLException {
        var database = TestServers.freshDatabase();

        assertThat(ask(database, "SELECT current_database()")).isEqualTo(database.name());
        assertThat(database.r2dbcUrl())
                .isEqualTo("r2dbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name());
    }

    @Test
    void everyFreshRedisIsAServerOfItsOwn() {
        assertThat(TestServers.freshRedis().url())
                .isNotEqualTo(TestServers.redis().url());
        assertThat(TestServers.redis().url()).isEqualTo(TestServers.redis().url());
    }

    @Test
    @DisabledIfSystemProperty(
            named = "errand.test.containers",
            matches = "true|auto",
            disabledReason = "not the default")
    void theDefaultNeedsNoContainerLibrary() throws Exception {
        var loader = new URLClassLoader(classPathWithout("testcontainers"), ClassLoader.getPlatformClassLoader());
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var servers = loader.loadClass(TestServers.class.getName());
            var database = servers.getMethod("freshDatabase").invoke(null);

            assertThat(database.toString()).endsWith("/errand_test_1");
            assertThatThrownBy(() -> loader.loadClass("org.testcontainers.containers.GenericContainer"))
                    .isInstanceOf(ClassNotFoundException.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPathWithout(String word) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains(word))
                .map(TestServersTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}
