package dev.errand.worker.notify;

import dev.errand.worker.engine.GiveUp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Makes the handler of mail. The mail library is loaded only where a server is configured. */
@Configuration(proxyBeanMethods = false)
class NotifyBeans {

    private static final Logger log = LoggerFactory.getLogger(NotifyBeans.class);

    @Bean
    MailHandler mailHandler(MailProperties mail, SiteProperties site, DatabaseClient database) {
        var office = new MailHandler.Office(server(mail), admin(mail), mail.adminPerHour(), site.siteUrl());
        return new MailHandler(new Orders(database), new SentMail(database), office);
    }

    private static @Nullable MailServer server(MailProperties mail) {
        if (mail.smtp().host() == null) {
            log.info("no mail server is configured (errand.mail.smtp.host): messages are only kept in the mailbox");
            return null;
        }
        log.info("mail goes out by {}", mail.smtp());
        return new MailServer(mail.smtp(), Objects.requireNonNull(mail.from()));
    }

    private static @Nullable String admin(MailProperties mail) {
        if (mail.admin() == null) {
            return null;
        }
        try {
            return Recipient.of(mail.admin()).getAddress();
        } catch (GiveUp e) {
            throw new IllegalArgumentException("errand.mail.admin is no e-mail address", e);
        }
    }
}
