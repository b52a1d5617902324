package dev.errand.worker.notify;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import dev.errand.mail.Mail;
import io.r2dbc.spi.Parameters;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** The mailbox: every message that was sent, or would have been, once for its job. */
final class SentMail {

    private static final String FIND = "SELECT message_id, delivered FROM sent_mail WHERE job_id = :job";

    private static final String KEEP = """
            INSERT INTO sent_mail (message_id, job_id, account_id, order_id, template, recipient, subject, text, html, delivered)
            VALUES (:id, :job, :account, (SELECT id FROM fortune_order WHERE id = :order), :template, :recipient, :subject, :text,
                    :html, :delivered)
            ON CONFLICT (job_id) DO NOTHING
            """;

    private static final String LATELY = """
            SELECT count(*) AS sent
              FROM (SELECT FROM sent_mail
                     WHERE template = :template AND delivered AND sent_at > now() - interval '1 hour' LIMIT :most) AS lately
            """;

    private final DatabaseClient database;

    SentMail(DatabaseClient database) {
        this.database = database;
    }

    /** What an attempt of this job sent; empty if none did, as far as is known. */
    Optional<MailReceipt> find(JobId job) {
        return database.sql(FIND)
                .bind("job", job.value())
                .map(row -> new MailReceipt(
                        required(row, "message_id", String.class), required(row, "delivered", Boolean.class)))
                .one()
                .blockOptional();
    }

    /** Stored when this returns, not with the job's finish: the less time between the server's yes and the row, the better. */
    void keep(JobId job, Mail mail, Letter letter, MailReceipt receipt) {
        database.sql(KEEP)
                .bind("id", Objects.requireNonNull(receipt.messageId()))
                .bind("job", job.value())
                .bind("account", letter.account() == null ? Parameters.in(UUID.class) : letter.account())
                .bind("order", mail.order())
                .bind("template", mail.template())
                .bind("recipient", letter.recipient() == null ? Parameters.in(String.class) : letter.recipient())
                .bind("subject", letter.subject())
                .bind("text", letter.text())
                .bind("html", letter.html())
                .bind("delivered", receipt.delivered())
                .then()
                .block();
    }

    /** How many messages of this kind went out within the last hour, counted up to {@code most}. */
    long inTheLastHour(Template template, int most) {
        return database.sql(LATELY)
                .bind("template", template.word())
                .bind("most", most)
                .map(row -> required(row, "sent", Long.class))
                .one()
                .blockOptional()
                .orElse(0L);
    }
}
