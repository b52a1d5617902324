package dev.errand.worker.notify;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages there are. Their words are in resource files beside this class, one for each language. */
enum Template {
    ORDER_QUEUED,
    ORDER_READY,
    ORDER_REVIEWING,
    ORDER_FAILED_ADMIN;

    /** How many of an order's last digits its subject shows. */
    private static final int REFERENCE = 8;

    static Optional<Template> of(String name) {
        return Stream.of(values()).filter(it -> it.word().equals(name)).findFirst();
    }

    /** As in the job's input. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the order went on, so that this is not news any more: a report may be done before a mail server is back. */
    boolean overtaken(Order order) {
        return this == ORDER_REVIEWING && !order.status().equals("failed");
    }

    /**
     * @param admin where the operators are written to; null for nowhere
     * @param site where customers find their orders
     */
    Letter letter(Order order, @Nullable String admin, URI site) {
        var operators = this == ORDER_FAILED_ADMIN;
        var language = operators ? "en" : order.language();
        var wording = Wording.of(word(), language);
        var facts = facts(order, site);
        return new Letter(
                operators ? null : order.account(),
                operators ? admin : order.email(),
                language,
                wording.subject(facts),
                wording.text(facts),
                wording.html(facts));
    }

    private static Map<String, String> facts(Order order, URI site) {
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
                "link", site.toString().replaceAll("/+$", "") + "/orders/" + id);
    }
}
