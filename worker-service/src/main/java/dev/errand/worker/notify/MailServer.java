package dev.errand.worker.notify;

import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.TryAgain;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to the SMTP server, each over a connection of its own. */
final class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final String UTF_8 = "UTF-8";

    private final MailProperties.Smtp smtp;
    private final Session session;
    private final InternetAddress from;

    /** @throws IllegalArgumentException if mail cannot be from there */
    MailServer(MailProperties.Smtp smtp, String from) {
        this.smtp = smtp;
        this.session = Session.getInstance(properties(smtp));
        try {
            this.from = new InternetAddress(from, true);
            this.from.setPersonal(this.from.getPersonal(), UTF_8);
        } catch (MessagingException | java.io.UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "errand.mail.from is no address such as 'Errand <noreply@example.com>'", e);
        }
    }

    private static Properties properties(MailProperties.Smtp smtp) {
        var millis = Long.toString(smtp.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", String.valueOf(smtp.host()));
        properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(smtp.user() != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(smtp.ssl()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(smtp.starttls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(smtp.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        return properties;
    }

    /**
     * The server has taken the letter once this returns.
     *
     * @param messageId without the angle brackets
     * @throws TryAgain if the server cannot be reached, or does not take it now
     * @throws GiveUp if it never will
     */
    void deliver(Letter letter, InternetAddress recipient, String messageId) throws TryAgain, GiveUp {
        try {
            var message = message(letter, recipient, messageId);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(smtp.user(), smtp.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            log.warn("{} did not take message {}: {}", smtp, messageId, Refusal.reply(e));
            throw Refusal.of(e);
        }
    }

    private MimeMessage message(Letter letter, InternetAddress recipient, String messageId) throws MessagingException {
        var message = new Identified(session, "<" + messageId + ">");
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        message.setHeader("Content-Language", letter.language());
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** A message that keeps the Message-ID it was given, where Jakarta Mail would make one for each try. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
