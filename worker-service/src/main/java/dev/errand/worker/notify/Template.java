package dev.errand.worker.notify;

import dev.errand.mail.Mail;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The messages there are. Their words are in resource files beside this class, one for each language. */
enum Template {
    ORDER_QUEUED,
    ORDER_READY,
    ORDER_REVIEWING,
    ORDER_FAILED_ADMIN,
    ORDER_CANCELLED_ADMIN,
    PAYMENT_FAILED,
    REFUND_FAILED_ADMIN,
    PAYMENT_DISPUTED_ADMIN,
    PAYMENT_UNMATCHED_ADMIN;

    /** How many of an order's last digits its subject shows. */
    private static final int REFERENCE = 8;

    static Optional<Template> of(String name) {
        return Stream.of(values()).filter(it -> it.word().equals(name)).findFirst();
    }

    /** As in the job's input. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For the operators, not for the customer. */
    boolean isForOperators() {
        return name().endsWith("_ADMIN");
    }

    /** Of money, not of an analysis: all that it says is in the job, and it is said even if the order is gone. */
    boolean isOfMoney() {
        return isForOperators() && !name().startsWith("ORDER_");
    }

    /** Whether the order went on, so that this is not news any more: a report may be done before a mail server is back. */
    boolean overtaken(Order order) {
        return switch (this) {
            case ORDER_REVIEWING, ORDER_CANCELLED_ADMIN -> !order.status().equals("failed");
            case PAYMENT_FAILED -> !order.status().equals("pending");
            case ORDER_QUEUED, ORDER_READY, ORDER_FAILED_ADMIN -> order.status().equals("refunded");
            default -> false;
        };
    }

    /** News of money, for the operators. */
    Letter letter(Mail mail, MailHandler.Office office) {
        var facts = new HashMap<>(mail.facts());
        facts.put("order", mail.order().toString());
        facts.put("link", link(mail.order(), office.site()));
        facts.put("most", Integer.toString(office.adminPerHour()));
        var wording = Wording.of(word(), "en");
        return new Letter(null, office.admin(), "en", wording.subject(facts), wording.text(facts), wording.html(facts));
    }

    /** News of an order, for its customer or for the operators. */
    Letter letter(Order order, MailHandler.Office office) {
        var operators = isForOperators();
        var language = operators ? "en" : order.language();
        var wording = Wording.of(word(), language);
        var facts = facts(order, office);
        return new Letter(
                operators ? null : order.account(),
                operators ? office.admin() : order.email(),
                language,
                wording.subject(facts),
                wording.text(facts),
                wording.html(facts));
    }

    private static Map<String, String> facts(Order order, MailHandler.Office office) {
        var id = order.id().toString();
        return Map.of(
                "order", id,
                "reference", id.substring(id.length() - REFERENCE),
                "name", order.name(),
                "experts", String.join(order.language().equals("en") ? ", " : "、", order.experts()),
                "total", order.total().toPlainString() + " " + order.currency().toUpperCase(Locale.ROOT),
                "job", order.job() == null ? "none" : order.job().toString(),
                "attempts", Integer.toString(order.attempts()),
                "error", Objects.requireNonNullElse(order.error(), "none is stored (any more)"),
                "link", link(order.id(), office.site()),
                "most", Integer.toString(office.adminPerHour()));
    }

    private static String link(UUID order, URI site) {
        return site.toString().replaceAll("/+$", "") + "/orders/" + order;
    }
}
