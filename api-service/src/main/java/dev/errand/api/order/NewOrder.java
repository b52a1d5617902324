package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.fortune.BirthProfile;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.NewJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to be stored.
 *
 * @param analysis of an order that is paid as it is made; null for one that waits for its payment
 * @param key the request's Idempotency-Key; null for none
 * @param request what was asked for under it: 32 bytes
 */
record NewOrder(
        UUID id,
        Caller caller,
        Cart cart,
        @Nullable UUID profileId,
        BirthProfile profile,
        @Nullable String question,
        String language,
        String paymentMethod,
        @Nullable NewJob<?> analysis,
        @Nullable String key,
        byte[] request) {

    /**
     * What is bought.
     *
     * @param offer the package's slug; null for single experts
     */
    record Cart(@Nullable String offer, List<String> experts, BigDecimal total) {}

    /** The same, paid. */
    NewOrder paid(Instant now) {
        var input = new FortuneAnalysis(id, cart.experts, profile, question, language, now);
        var job = NewJob.of(FortuneAnalysis.TYPE, input, JobOptions.NONE.owner(caller.account()))
                .as(JobId.next())
                .encoded(); // on the caller's thread, not the one that all share
        return new NewOrder(id, caller, cart, profileId, profile, question, language, paymentMethod, job, key, request);
    }
}
