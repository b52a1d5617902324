package dev.errand.testing;

import dev.errand.embedded.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Single statements outside any pool. */
final class Sql {

    private Sql() {}

    static void execute(Database database, String statement) {
        try (var connection = connect(database);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("'" + statement + "' failed on " + database, e);
        }
    }

    /** Whether the server that this login reaches has a database of that name. */
    static boolean exists(Database anyOfTheServer, String name) {
        try (var connection = connect(anyOfTheServer);
                var sql = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            sql.setString(1, name);
            return sql.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for the database " + name, e);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source.getConnection();
    }
}
