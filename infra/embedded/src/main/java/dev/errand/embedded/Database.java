package dev.errand.embedded;

/**
 * How to reach one database.
 *
 * @param user a role that may log in with {@code password}
 */
public record Database(String host, int port, String name, String user, String password) {

    /** {@code r2dbc:postgresql://host:port/name}, without the credentials. */
    public String r2dbcUrl() {
        return "r2dbc:" + url();
    }

    /** {@code jdbc:postgresql://host:port/name}, without the credentials. */
    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    private String url() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    @Override
    public String toString() {
        return user + "@" + url(); // a password has no place in a log
    }
}
