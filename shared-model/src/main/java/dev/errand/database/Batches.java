package dev.errand.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs statements that read and write many rows at once, each in a transaction of its own, on the calling thread. For
 * the threads that do nothing else (the claim loops, the group commits), where a reactive driver's pipeline costs more
 * than the statements do.
 */
public final class Batches implements AutoCloseable {

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Map<String, NamedSql> statements = new ConcurrentHashMap<>();
    private final HikariDataSource pool;

    Batches(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Runs a statement that answers with rows.
     *
     * @param sql with named parameters, as for R2DBC; a constant, since its parsed form is kept
     * @throws StatementFailed if PostgreSQL refuses it or is away ({@link Outage} tells which)
     */
    public <T> List<T> query(String sql, Parameters parameters, RowReader<T> reader) {
        var named = statements.computeIfAbsent(sql, NamedSql::parse);
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(named.text())) {
            bind(statement, named, parameters);
            try (var rows = statement.executeQuery()) {
                return read(rows, reader);
            }
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    private static void bind(PreparedStatement statement, NamedSql named, Parameters parameters) throws SQLException {
        var place = 1;
        for (var name : named.names()) {
            JdbcValue.bind(statement, place++, parameters.get(name));
        }
    }

    private static <T> List<T> read(ResultSet rows, RowReader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        while (rows.next()) {
            all.add(reader.read(rows));
        }
        return all;
    }

    @Override
    public void close() {
        pool.close();
    }
}
