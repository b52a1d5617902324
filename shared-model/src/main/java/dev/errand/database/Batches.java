package dev.errand.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs statements that read and write many rows at once, each in a transaction of its own unless told otherwise. For
 * the threads that do nothing else (the claim loops, the group commits), where a reactive driver's pipeline costs more
 * than the statements do.
 */
public final class Batches implements Statements, AutoCloseable {

    private final Map<String, NamedSql> statements = new ConcurrentHashMap<>();
    private final HikariDataSource pool;

    Batches(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public <T> List<T> query(String sql, Parameters parameters, RowReader<T> reader) {
        try (var connection = pool.getConnection()) {
            return query(connection, sql, parameters, reader);
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /**
     * Runs this work in one transaction, which is rolled back if it fails.
     *
     * @param work must not keep the statements that it is given
     */
    public <R> R transaction(Function<Statements, R> work) {
        try (var connection = pool.getConnection()) { // what is not committed is rolled back as the pool takes it
            connection.setAutoCommit(false);
            var result = work.apply(new Within(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    private final class Within implements Statements {
        private final Connection connection;

        Within(Connection connection) {
            this.connection = connection;
        }

        @Override
        public <T> List<T> query(String sql, Parameters parameters, RowReader<T> reader) {
            try {
                return Batches.this.query(connection, sql, parameters, reader);
            } catch (SQLException e) {
                throw new StatementFailed(e);
            }
        }
    }

    private <T> List<T> query(Connection connection, String sql, Parameters parameters, RowReader<T> reader)
            throws SQLException {
        var named = statements.computeIfAbsent(sql, NamedSql::parse);
        try (var statement = connection.prepareStatement(named.text())) {
            bind(statement, named, parameters);
            return statement.execute() ? read(statement.getResultSet(), reader) : List.of();
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
