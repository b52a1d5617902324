package dev.errand.api.mailbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** Messages as a worker keeps them. */
public record SentMails(DatabaseClient database) {

    /** @param account whose it is; null for the admins' */
    public String sent(@Nullable UUID account, String subject, String html) {
        var job = UUID.randomUUID();
        var row = database.sql("""
                        INSERT INTO sent_mail (message_id, job_id, account_id, template, recipient, subject, text, html, delivered)
                        VALUES (:id, :job, :account, 'order_ready', 'someone@example.com', :subject, 'the text', :html, false)
                        """)
                .bind("id", job + "@shop.example")
                .bind("job", job)
                .bind("subject", subject)
                .bind("html", html);
        (account == null ? row.bindNull("account", UUID.class) : row.bind("account", account))
                .then()
                .block();
        return job + "@shop.example";
    }

    public void clear() {
        database.sql("TRUNCATE sent_mail").then().block();
    }
}
