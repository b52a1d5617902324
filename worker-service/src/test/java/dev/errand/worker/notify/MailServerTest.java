package dev.errand.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.errand.worker.engine.TryAgain;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** How the connection to a mail server is made: nothing is told to one that cannot be trusted. */
@Timeout(60)
class MailServerTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final Letter LETTER = new Letter(null, "ann@example.com", "en", "Hello", "text", "<p>html</p>");

    private GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private int serve(ServerSetup setup) {
        server = new GreenMail(setup.dynamicPort());
        server.setUser("errand@example.com", "errand", PASSWORD);
        server.start();
        return (setup.isSecure() ? server.getSmtps() : server.getSmtp()).getPort();
    }

    private static MailProperties.Smtp smtp(int port, String password, Boolean starttls, boolean ssl) {
        return new MailProperties.Smtp("127.0.0.1", port, "errand", password, starttls, ssl, Duration.ofSeconds(5));
    }

    private static void deliver(MailProperties.Smtp smtp, Letter letter) throws Exception {
        new MailServer(smtp, "Errand <noreply@example.com>")
                .deliver(letter, Recipient.of(String.valueOf(letter.recipient())), "1@shop.example");
    }

    @Test
    void itSignsInAndDelivers() throws Exception {
        var port = serve(ServerSetup.SMTP);

        deliver(smtp(port, PASSWORD, false, false), LETTER);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo("<1@shop.example>");
    }

    @Test
    void aWrongPasswordIsTriedAgainAndNeverLogged() {
        server = new GreenMail(ServerSetup.SMTP.dynamicPort())
                .withConfiguration(GreenMailConfiguration.aConfig().withUser("errand", "another"));
        server.start();
        var smtp = smtp(server.getSmtp().getPort(), PASSWORD, false, false);

        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(MailServer.class);
        logger.addAppender(log);
        logger.setLevel(Level.ALL);
        var failure = catchThrowable(() -> deliver(smtp, LETTER));
        logger.detachAppender(log);
        logger.setLevel(null);

        assertThat(failure).isInstanceOf(TryAgain.class).hasMessageContaining("sign in");
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains("did not take message 1@shop.example: ")
                .doesNotContain(PASSWORD);
        assertThat(smtp.toString()).contains("as errand").doesNotContain(PASSWORD);
    }

    @Test
    void aServerWithoutTlsIsToldNothingUnlessThatIsConfigured() {
        var port = serve(ServerSetup.SMTP);

        assertThatThrownBy(() -> deliver(smtp(port, PASSWORD, null, false), LETTER))
                .isInstanceOf(TryAgain.class);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotAccepted() {
        var port = serve(ServerSetup.SMTPS);

        assertThatThrownBy(() -> deliver(smtp(port, PASSWORD, null, true), LETTER))
                .isInstanceOf(TryAgain.class)
                .hasMessage("the mail server cannot be reached");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aLineBreakInASubjectBeginsNoHeader() throws Exception {
        var port = serve(ServerSetup.SMTP);
        var letter = new Letter(null, "ann@example.com", "en", "Hello\r\nBcc: eve@example.com", "text", "");

        deliver(smtp(port, PASSWORD, false, false), letter);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Hello Bcc: eve@example.com");
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void aConfigurationThatCannotWorkIsRefused() {
        var smtp = smtp(25, PASSWORD, false, false);

        assertThatThrownBy(() -> new MailProperties(" ", null, 20, smtp)).hasMessageContaining("errand.mail.from");
        assertThatThrownBy(() -> new MailServer(smtp, "nobody")).hasMessageContaining("errand.mail.from");
        assertThatThrownBy(() -> smtp(25, "", false, false)).hasMessageContaining("password");
        assertThatThrownBy(() -> smtp(25, PASSWORD, true, true)).hasMessageContaining("starttls");
        assertThat(new MailProperties.Smtp("h", null, null, null, null, false, Duration.ofSeconds(1)).port())
                .isEqualTo(587);
    }
}
