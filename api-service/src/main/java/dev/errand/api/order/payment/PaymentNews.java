package dev.errand.api.order.payment;

import dev.errand.job.JobOptions;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.mail.Mail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells by mail of payments. What operators have to look after are jobs of theirs, so that no erasure takes them along. All
 * of it is within the caller's transaction.
 */
@Component
class PaymentNews {

    private final Jobs jobs;

    PaymentNews(Jobs jobs) {
        this.jobs = jobs;
    }

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

    /** @param why as a sentence without its end */
    Mono<List<Queued>> unmatched(UUID order, String payment, String why) {
        return mail("payment_unmatched_admin", order, Map.of("payment", payment, "why", why));
    }

    Mono<List<Queued>> disputed(UUID order, Map<String, String> facts) {
        return mail("payment_disputed_admin", order, facts);
    }

    /** To the customer. */
    Mono<List<Queued>> paymentFailed(UUID order, UUID account) {
        var mail = new Mail("payment_failed", order, Map.of());
        return jobs.insert(List.of(NewJob.of(Mail.TYPE, mail, JobOptions.NONE.owner(account))));
    }

    private Mono<List<Queued>> mail(String template, UUID order, Map<String, String> facts) {
        return jobs.insert(List.of(NewJob.of(Mail.TYPE, new Mail(template, order, facts))));
    }
}
