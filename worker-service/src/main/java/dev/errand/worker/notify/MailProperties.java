package dev.errand.worker.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who mail is from and who is told of failures. An empty text is none.
 *
 * @param from as in {@code Fortune Analysis <noreply@example.com>}; needed where there is a mail server
 * @param admin one address that is told of failed orders; null: those messages are only kept in the mailbox
 * @param adminPerHour how many messages of one kind the operators are sent within an hour, about; more are only kept in the
 *     mailbox
 * @param smtp the server that takes mail; without one, messages are only kept in the mailbox
 */
@ConfigurationProperties("errand.mail")
record MailProperties(
        @Nullable String from,
        @Nullable String admin,
        @DefaultValue("20") int adminPerHour,
        @DefaultValue Smtp smtp) {

    MailProperties {
        from = orNull(from);
        admin = orNull(admin);
        if (adminPerHour < 1) {
            throw new IllegalArgumentException("errand.mail.admin-per-hour is at least 1 but was " + adminPerHour);
        }
        if (smtp.host() != null && from == null) {
            throw new IllegalArgumentException("errand.mail.from is missing: errand.mail.smtp.host is set");
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * A server that takes mail.
     *
     * @param host null for none
     * @param port unless told, 465 with {@code ssl}, 587 with {@code starttls}, else 25
     * @param user null to send without signing in
     * @param starttls whether the server must offer TLS before anything is told to it; unless told, it must if {@code ssl} is
     *     off
     * @param ssl whether to speak TLS from the first byte
     * @param timeout how long to wait for a connection, and for each answer
     */
    record Smtp(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable String password,
            @Nullable Boolean starttls,
            @DefaultValue("false") boolean ssl,
            @DefaultValue("15s") Duration timeout) {

        Smtp {
            host = orNull(host);
            user = orNull(user);
            starttls = starttls == null ? !ssl : starttls;
            port = port == null ? standardPort(ssl, starttls) : port;
            if (ssl && starttls) {
                throw new IllegalArgumentException("errand.mail.smtp has ssl and starttls: one of them is enough");
            }
            if (user != null && orNull(password) == null) {
                throw new IllegalArgumentException("errand.mail.smtp.password is missing: there is a user");
            }
        }

        private static int standardPort(boolean ssl, boolean starttls) {
            if (ssl) {
                return 465;
            }
            return starttls ? 587 : 25;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return host + ":" + port + (ssl ? " over TLS" : Boolean.TRUE.equals(starttls) ? " with STARTTLS" : "")
                    + (user == null ? "" : " as " + user);
        }
    }
}
