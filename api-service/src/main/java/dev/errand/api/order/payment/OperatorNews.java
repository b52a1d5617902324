package dev.errand.api.order.payment;

import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.mail.Mail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the operators by mail of money that they have to look after. The jobs are theirs, so no erasure takes them along. */
@Component
class OperatorNews {

    private final Jobs jobs;

    OperatorNews(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Within the caller's transaction. */
    Mono<List<Queued>> refundFailed(UUID order, MoneyBack back) {
        return mail(
                "refund_failed_admin",
                order,
                Map.of(
                        "refund", back.id(),
                        "payment", back.paymentIntent(),
                        "amount",
                                back.amount().toPlainString() + " "
                                        + back.currency().toUpperCase(java.util.Locale.ROOT),
                        "reason", back.reason()));
    }

    /**
     * Within the caller's transaction.
     *
     * @param why as a sentence without its end
     */
    Mono<List<Queued>> unmatched(UUID order, String payment, String why) {
        return mail("payment_unmatched_admin", order, Map.of("payment", payment, "why", why));
    }

    /** Within the caller's transaction. */
    Mono<List<Queued>> disputed(UUID order, Map<String, String> facts) {
        return mail("payment_disputed_admin", order, facts);
    }

    private Mono<List<Queued>> mail(String template, UUID order, Map<String, String> facts) {
        return jobs.insert(List.of(NewJob.of(Mail.TYPE, new Mail(template, order, facts))));
    }
}
