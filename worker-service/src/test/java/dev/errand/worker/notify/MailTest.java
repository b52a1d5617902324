package dev.errand.worker.notify;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.errand.job.JobId;
import dev.errand.testing.TestServers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole worker, as it is shipped, and a real SMTP server behind a {@link MailDoor}. */
@Timeout(90)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "errand.worker.lanes.agent=0",
            "errand.shop.site-url=https://shop.example",
            "errand.mail.from=Fortune Analysis <noreply@shop.example>",
            "errand.mail.admin=operators@shop.example",
            "errand.mail.smtp.host=127.0.0.1",
            "errand.mail.smtp.port=${test.door}",
            "errand.mail.smtp.starttls=false"
        })
abstract class MailTest {

    static final GreenMail SERVER = started();
    static final MailDoor DOOR = new MailDoor(SERVER.getSmtp().getPort());

    ShopRows shop;

    private static GreenMail started() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        var database = TestServers.freshDatabase();
        properties.add("errand.database.host", database::host);
        properties.add("errand.database.port", database::port);
        properties.add("errand.database.name", database::name);
        properties.add("errand.database.user", database::user);
        properties.add("errand.database.password", database::password);
        properties.add("errand.redis.url", TestServers.freshRedis()::url);
        properties.add("test.door", DOOR::port);
    }

    @BeforeEach
    void begin(@Autowired DatabaseClient database) {
        shop = new ShopRows(database);
        DOOR.letThrough();
    }

    /** What arrived for this address, once that many messages did. */
    static List<MimeMessage> arrived(String recipient, int count) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> arrived(recipient), them -> them.size() >= count);
    }

    static List<MimeMessage> arrived(String recipient) {
        return Stream.of(SERVER.getReceivedMessages())
                .filter(message -> to(message).equals(recipient))
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String messageId(JobId job) {
        return "<" + job + "@shop.example>";
    }

    /** @param index 0 for the text, 1 for HTML */
    static String part(MimeMessage message, int index) throws MessagingException, IOException {
        var parts = (MimeMultipart) message.getContent();
        return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
    }
}
