package dev.errand.api.order.payment;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Calls Stripe's API, on a few threads of its own: however slow that is, nothing else waits for it. What it says of a failure
 * is logged by code and request id only, since its messages may quote a key.
 */
@Component
class StripeCalls implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 200;
    private static final int FURTHER_TRIES = 2;

    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "stripe", 60, true);
    private final StripeProperties properties;
    private volatile @Nullable StripeClient client;

    StripeCalls(StripeProperties properties) {
        this.properties = properties;
    }

    /** One or more calls, made one after the other. */
    interface Call<T> {
        T ask(V1Services stripe) throws StripeException;
    }

    /** Fails with {@link PaymentsNotConfigured}, {@link PaymentsAway} or {@link PaymentRefused}. */
    <T> Mono<T> ask(Call<T> call) {
        return Mono.fromCallable(() -> call.ask(client().v1()))
                .subscribeOn(threads)
                .timeout(properties.timeout().multipliedBy(2))
                .onErrorMap(StripeException.class, StripeCalls::refusal)
                .onErrorMap(StripeCalls::isOverload, failure -> new PaymentsAway());
    }

    /** Something that Stripe makes at most once for a key. */
    interface Making<T> {
        T ask(RequestOptions options) throws StripeException;
    }

    /**
     * Asks under a key. Stripe repeats its answer to a key for a day, also if that was a breakdown or if the same was said in
     * other words: then what the first key made was handed to nobody, and a key of these ten minutes takes its place.
     */
    static <T> T once(String key, Making<T> making) throws StripeException {
        try {
            return making.ask(under(key));
        } catch (IdempotencyException | ApiException e) {
            if (e instanceof ApiException && !Integer.valueOf(500).equals(e.getStatusCode())) {
                throw e;
            }
            log.warn("Stripe repeats {} under key {}, request {}", e.getStatusCode(), key, e.getRequestId());
            return making.ask(under(key + "-" + Instant.now().getEpochSecond() / 600));
        }
    }

    private static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private StripeClient client() {
        var made = client;
        if (made == null) {
            var millis = Math.toIntExact(properties.timeout().toMillis());
            made = StripeClient.builder()
                    .setApiKey(properties.requiredSecretKey())
                    .setApiBase(properties.apiBase().toString().replaceFirst("/+$", ""))
                    .setConnectTimeout(millis)
                    .setReadTimeout(millis)
                    .setMaxNetworkRetries(FURTHER_TRIES)
                    .build();
            client = made;
        }
        return made;
    }

    private static boolean isOverload(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof RejectedExecutionException;
    }

    private static RuntimeException refusal(StripeException failure) {
        var status = failure.getStatusCode() == null ? 0 : failure.getStatusCode();
        var code = failure.getCode() == null ? "none" : failure.getCode();
        var kind = failure.getClass().getSimpleName();
        log.warn("Stripe answered {} {}, code {}, request {}", status, kind, code, failure.getRequestId());
        return switch (status) {
            case 400, 402, 404 -> new PaymentRefused(code);
            default -> new PaymentsAway(); // not reached, busy, broken, or it does not take the key
        };
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
