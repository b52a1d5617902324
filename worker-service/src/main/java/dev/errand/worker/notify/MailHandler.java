package dev.errand.worker.notify;

import dev.errand.job.JobType;
import dev.errand.mail.Mail;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.TryAgain;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message and keeps it in the mailbox.
 *
 * <p>A job's message has one Message-ID, made of the job's id, in every attempt. Once the mail server took it, a row says
 * so, and later attempts find the row and send nothing. SMTP has no transaction to share with PostgreSQL: if the worker dies
 * after the server's yes and before the row, or the row cannot be written, the next attempt sends the message again. That is
 * the only window, and the equal Message-ID covers it: servers and mail programs that know a Message-ID drop the second one.
 */
final class MailHandler implements JobHandler<Mail, MailReceipt> {

    private final Orders orders;
    private final SentMail sent;
    private final Office office;

    MailHandler(Orders orders, SentMail sent, Office office) {
        this.orders = orders;
        this.sent = sent;
        this.office = office;
    }

    /**
     * From where letters go out.
     *
     * @param server null if there is none: letters are only kept
     * @param admin where the operators are written to; null for nowhere
     * @param adminPerHour how many messages of one kind they are sent within an hour
     */
    record Office(@Nullable MailServer server, @Nullable String admin, int adminPerHour, URI site) {}

    @Override
    public JobType<Mail> type() {
        return Mail.TYPE;
    }

    @Override
    public MailReceipt run(Mail mail, JobRun run) throws Exception {
        var template = Template.of(mail.template())
                .orElseThrow(() -> new GiveUp("unknown_template", "there is no message called " + mail.template()));
        var before = sent.find(run.jobId());
        if (before.isPresent()) {
            run.log().info("an earlier attempt sent it");
            return before.get();
        }
        if (template.isOfMoney()) {
            return send(mail, template, template.letter(mail, office), run);
        }
        var order = orders.find(mail.order()).orElseThrow(() -> new GiveUp("order_gone", "the order is gone"));
        if (template.overtaken(order)) {
            run.log().info("not sent: by now the order is " + order.status());
            return MailReceipt.OVERTAKEN;
        }
        return send(mail, template, template.letter(order, office), run);
    }

    private MailReceipt send(Mail mail, Template template, Letter letter, JobRun run) throws TryAgain, GiveUp {
        var messageId = run.jobId() + "@" + office.site().getHost();
        var receipt = new MailReceipt(messageId, deliver(template, letter, messageId, run));
        sent.keep(run.jobId(), mail, letter, receipt);
        return receipt;
    }

    private boolean deliver(Template template, Letter letter, String messageId, JobRun run) throws TryAgain, GiveUp {
        if (office.server() == null) {
            run.log().info("kept in the mailbox only: no mail server is configured");
            return false;
        }
        if (letter.recipient() == null) {
            run.log().info("kept in the mailbox only: there is no address to send it to");
            return false;
        }
        if (template.isForOperators() && sent.inTheLastHour(template, office.adminPerHour()) >= office.adminPerHour()) {
            run.log().info("kept in the mailbox only: enough of its kind went out within the hour");
            return false;
        }
        office.server().deliver(letter, Recipient.of(letter.recipient()), messageId);
        run.log().info("the mail server took it");
        return true;
    }
}
