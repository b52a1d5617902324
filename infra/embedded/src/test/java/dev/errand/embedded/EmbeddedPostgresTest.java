package dev.errand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private final Path home = Directories.temporaryHome("errand-postgres-test-");
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.at(home).setting("max_connections", "20").start();
    }

    @AfterEach
    void stop() {
        postgres.close();
        Directories.delete(home);
    }

    @Test
    void keepsWhatItCommitsAndTakesTheSettings() throws SQLException {
        var database = postgres.database("errand");

        assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask(database, "SHOW data_checksums")).isEqualTo("on");
        assertThat(ask(database, "SHOW max_connections")).isEqualTo("20");
        assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(postgres.superuser("errand"), "SHOW unix_socket_directories"))
                .isEmpty();
        assertThat(ask(database, "SHOW server_version")).isEqualTo("18.6");
        assertThat(postgres.description()).isEqualTo("PostgreSQL 18.6");
    }

    @Test
    void theOwnerOfADatabaseIsNoSuperuser() throws SQLException {
        String mine = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user";

        assertThat(ask(postgres.database("errand"), mine)).isEqualTo("f");
        assertThat(ask(postgres.superuser("errand"), mine)).isEqualTo("t");
    }

    @Test
    void refusesAWrongPassword() {
        var database = postgres.database("errand");
        var stranger = new Database(database.host(), database.port(), database.name(), database.user(), "guess");

        assertThatThrownBy(() -> ask(stranger, "SELECT 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void thePasswordIsForItsOwnersEyes() throws Exception {
        var mode = Files.getPosixFilePermissions(home.resolve("password"));

        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
        assertThat(Files.exists(home.resolve("setup"))).isFalse();
        assertThat(ProcessHandle.of(postgres.pid()).orElseThrow().info().commandLine())
                .hasValueSatisfying(line -> assertThat(line).doesNotContain(postgres.password()));
    }

    @Test
    void dataSurvivesACloseAndAnotherStart() throws SQLException {
        ask(postgres.database("errand"), "CREATE TABLE kept AS SELECT 42 AS n");
        postgres.close();

        postgres = EmbeddedPostgres.at(home).start();

        assertThat(ask(postgres.database("errand"), "SELECT n FROM kept")).isEqualTo("42");
    }

    @Test
    void dataSurvivesACrashAndARestartOnTheSamePort() throws SQLException {
        int port = postgres.port();
        long pid = postgres.pid();
        ask(postgres.database("errand"), "CREATE TABLE kept AS SELECT 42 AS n");

        postgres.killHard();
        assertThat(postgres.alive()).isFalse();
        postgres.restart();

        assertThat(postgres.port()).isEqualTo(port);
        assertThat(postgres.pid()).isNotEqualTo(pid);
        assertThat(ask(postgres.database("errand"), "SELECT n FROM kept")).isEqualTo("42");
        assertThat(postgres.log()).content().contains("automatic recovery in progress");
    }

    @Test
    void answersNothingWhilePausedAndGoesOnAfterwards() throws SQLException {
        var database = postgres.database("errand");
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 400);
            postgres.pause();
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).hasStackTraceContaining("timed out");
        }

        postgres.resume();

        assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var another = EmbeddedPostgres.at(home.resolve("another")).port(taken.getLocalPort());

            assertThatExceptionOfType(PortTaken.class)
                    .isThrownBy(another::start)
                    .withMessageContaining("port " + taken.getLocalPort())
                    .satisfies(e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()));
        }
    }

    @Test
    void saysInTheErrorWhatTheServerLogged() {
        postgres.close();

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> EmbeddedPostgres.at(home)
                        .setting("max_conections", "20")
                        .start())
                .withMessageContaining("unrecognized configuration parameter \"max_conections\"");
    }

    @Test
    void twoServersCannotShareTheirData() {
        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> EmbeddedPostgres.at(home).start())
                .withMessageContaining("postmaster.pid");
        assertThat(postgres.alive()).isTrue();
    }

    @Test
    void lettersOfOtherAlphabetsHaveTheirCase() throws SQLException {
        assertThat(ask(postgres.database("errand"), "SELECT lower('ÉÄЖ')")).isEqualTo("éäж");
    }

    @Test
    void aTemporaryServerLeavesNothing() {
        var temporary = EmbeddedPostgres.temporary().start();
        Path directory = temporary.log().getParent();

        temporary.close();

        assertThat(directory).doesNotExist();
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", database.user());
        login.setProperty("password", database.password());
        return DriverManager.getConnection(database.jdbcUrl(), login);
    }
}
