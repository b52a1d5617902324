package dev.errand.api.limit;

import dev.errand.api.account.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets requests of an account in as far as its limits go. Where there are none it costs nothing. */
@Component
public final class Limits {

    private final AccountLimits limits;
    private final Buckets buckets;

    Limits(AccountLimits limits, Buckets buckets) {
        this.limits = limits;
        this.buckets = buckets;
    }

    /** The same as {@link #admit(Caller, Mono, ServerHttpResponse)}, for a number that is known. */
    public Mono<Void> admit(Caller caller, int jobs, ServerHttpResponse response) {
        return admit(caller, Mono.just(jobs), response);
    }

    /**
     * Done if the caller may submit so many jobs now; fails with 429 if not. Several requests at once may go over the jobs in
     * flight and the day's money by what is submitted in that moment; never over the rate.
     *
     * @param jobs how many; asked for only where there is a limit
     * @param response is told what is left of the rate
     */
    public Mono<Void> admit(Caller caller, Mono<Integer> jobs, ServerHttpResponse response) {
        return limits.of(caller)
                .filter(AccountLimit::onSubmits)
                .flatMap(limit -> jobs.filter(number -> number > 0)
                        .flatMap(number -> inFlight(caller, limit, number)
                                .then(Mono.defer(() -> rate(caller, limit, number, response)))));
    }

    private Mono<Void> rate(Caller caller, AccountLimit limit, int jobs, ServerHttpResponse response) {
        var most = limit.submitsPerMinute();
        if (most == null) {
            return Mono.empty();
        }
        return buckets.take(caller.account(), most, jobs).flatMap(bucket -> {
            if (!bucket.taken()) {
                return Mono.error(new LimitReached(
                                "submits_per_minute",
                                most,
                                "the account may submit " + most + " jobs in a minute",
                                Duration.ofSeconds(bucket.retryInSeconds()))
                        .with(bucket.headers()));
            }
            bucket.headers().forEach(response.getHeaders()::set);
            return Mono.empty();
        });
    }

    private Mono<Void> inFlight(Caller caller, AccountLimit limit, int jobs) {
        var most = limit.jobsInFlight();
        var money = limit.costPerDayUsd();
        if (most == null && money == null) {
            return Mono.empty();
        }
        return limits.use(caller).flatMap(use -> {
            if (most != null && use.inFlight() + jobs > most) {
                return Mono.error(new LimitReached(
                        "jobs_in_flight",
                        most,
                        "the account has " + use.inFlight() + " jobs in flight and may have " + most,
                        null));
            }
            if (money != null && use.spent().compareTo(money) >= 0) {
                return Mono.error(new LimitReached(
                        "cost_per_day_usd",
                        money,
                        "the account has spent " + use.spent() + " of " + money + " USD today",
                        untilMidnight()));
            }
            return Mono.empty();
        });
    }

    /** Done if the caller may upload so many bytes more today; fails with 429 if not. */
    public Mono<Void> admitUpload(Caller caller, long bytes) {
        return limits.of(caller).flatMap(limit -> {
            var most = limit.uploadBytesPerDay();
            return most == null
                    ? Mono.empty()
                    : limits.uploadedToday(caller, midnight())
                            .flatMap(sofar -> sofar + bytes <= most
                                    ? Mono.empty()
                                    : Mono.error(new LimitReached(
                                            "upload_bytes_per_day",
                                            most,
                                            "the account has uploaded " + sofar + " bytes today and may upload " + most,
                                            untilMidnight())));
        });
    }

    private static Instant midnight() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
    }

    private static Duration untilMidnight() {
        return Duration.between(Clock.systemUTC().instant(), midnight().plus(1, ChronoUnit.DAYS));
    }
}
