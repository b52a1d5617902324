package dev.errand.database;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of JDBC with Errand's settings. */
final class JdbcSource {

    private static final int PATIENCE_SECONDS = 5;

    private JdbcSource() {}

    /** @param options PostgreSQL's settings for the session */
    static DataSource of(DatabaseSettings settings, String name, Map<String, String> options) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.name());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("errand-" + name);
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(
                seconds(settings.statementTimeout()) + PATIENCE_SECONDS); // the server's own comes first
        source.setTcpKeepAlive(true);
        source.setPrepareThreshold(1);
        source.setOptions(words(settings, options));
        return source;
    }

    private static int seconds(Duration duration) {
        return (int) duration.toSeconds();
    }

    private static String words(DatabaseSettings settings, Map<String, String> options) {
        var all = options.entrySet().stream()
                .map(option -> "-c " + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(" "));
        return all + " -c statement_timeout=" + settings.statementTimeout().toMillis();
    }
}
