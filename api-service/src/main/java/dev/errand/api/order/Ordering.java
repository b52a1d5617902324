package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.api.job.Submissions;
import dev.errand.api.limit.Limits;
import dev.errand.api.order.payment.Checkouts;
import dev.errand.api.order.payment.PaymentMethods;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.Problem;
import dev.errand.api.problem.StrictBody;
import dev.errand.fortune.BirthProfile;
import dev.errand.job.JobId;
import dev.errand.job.Queued;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes orders: what is bought, for whom, at which price; stores it, and queues its analysis if it is paid at once. */
@Component
class Ordering {

    private static final String TEST = PaymentChoice.TEST;
    private static final List<String> METHODS = List.of(TEST, "stripe");

    private final Catalog catalog;
    private final Profiles profiles;
    private final Orders orders;
    private final Submissions submissions;
    private final Limits limits;
    private final PaymentChoice choice;
    private final PaymentMethods methods;
    private final Checkouts checkouts;

    Ordering(
            Catalog catalog,
            Profiles profiles,
            Orders orders,
            Submissions submissions,
            Limits limits,
            PaymentChoice choice,
            PaymentMethods methods,
            Checkouts checkouts) {
        this.methods = methods;
        this.checkouts = checkouts;
        this.catalog = catalog;
        this.profiles = profiles;
        this.orders = orders;
        this.submissions = submissions;
        this.limits = limits;
        this.choice = choice;
    }

    /** @param repeated whether it had been made before, under its key */
    record Placed(UUID id, boolean repeated) {}

    /** Fails with {@link InvalidValue} naming what is wrong, and then nothing is stored. */
    Mono<Placed> place(Caller caller, OrderForm form, byte[] body, @Nullable String key, ServerHttpResponse response) {
        var request = sha256(body);
        return earlier(caller, key, request)
                .switchIfEmpty(Mono.defer(() -> fresh(caller, form, request, key, response)));
    }

    private Mono<Placed> earlier(Caller caller, @Nullable String key, byte[] request) {
        if (key == null) {
            return Mono.empty();
        }
        if (key.isEmpty() || key.length() > 255) {
            throw new InvalidValue("Idempotency-Key", "is not 1 to 255 characters", "1..255");
        }
        return orders.underKey(caller, key).map(found -> {
            if (!found.request().equals(HexFormat.of().formatHex(request))) {
                throw new InvalidValue("Idempotency-Key", "was used for another order", null);
            }
            return new Placed(found.id(), true);
        });
    }

    private Mono<Placed> fresh(
            Caller caller, OrderForm form, byte[] request, @Nullable String key, ServerHttpResponse response) {
        form.requireAlternatives();
        var method = method(form);
        var question = form.checkedQuestion();
        var language = form.checkedLanguage();
        return Mono.zip(cart(form), profile(caller, form))
                .map(known -> new Orders.NewOrder(
                        JobId.next().value(),
                        caller,
                        known.getT1(),
                        form.profileId(),
                        known.getT2(),
                        question,
                        language,
                        method,
                        key,
                        request))
                .delayUntil(order -> limits.admit(caller, 1, response))
                .flatMap(order -> store(order)
                        .flatMap(stored -> stored
                                ? checkout(order).thenReturn(new Placed(order.id(), false))
                                : earlier(caller, key, request)));
    }

    /** If there is none to be had now, the order waits, and is paid later. */
    private Mono<Void> checkout(Orders.NewOrder order) {
        return order.paymentMethod().equals(TEST)
                ? Mono.empty()
                : checkouts
                        .open(order.id())
                        .onErrorResume(Problem.class, away -> Mono.empty())
                        .then();
    }

    private String method(OrderForm form) {
        var method = StrictBody.required("payment_method", form.paymentMethod());
        if (!METHODS.contains(method)) {
            throw new InvalidValue("payment_method", "is none that is taken", METHODS);
        }
        if (method.equals(TEST) && !choice.taken().contains(TEST)) {
            throw new InvalidValue("payment_method", "test is switched off here (errand.shop.test-payments)", METHODS);
        }
        if (!method.equals(TEST)) {
            methods.named(method); // is configured
        }
        return method;
    }

    private Mono<Orders.Cart> cart(OrderForm form) {
        return form.offer() == null
                ? catalog.experts().map(experts -> form.cart(List.of(), experts))
                : catalog.packages().map(packages -> form.cart(packages, List.of()));
    }

    private Mono<BirthProfile> profile(Caller caller, OrderForm form) {
        var told = form.profile();
        if (told != null) {
            return Mono.just(told.checked("profile.", Clock.systemUTC()));
        }
        var id = StrictBody.required("profile_id", form.profileId());
        return profiles.find(caller, id)
                .map(Profiles.Profile::birth)
                .switchIfEmpty(Mono.error(() -> new InvalidValue("profile_id", "names no profile of yours", null)));
    }

    /** False if another request stored an order under its key meanwhile. */
    private Mono<Boolean> store(Orders.NewOrder order) {
        var stored = new boolean[1];
        Mono<List<Queued>> work = orders.insert(order)
                .doOnNext(inserted -> stored[0] = inserted)
                .filter(inserted -> inserted && order.paymentMethod().equals(TEST))
                .flatMap(inserted -> orders.pay(order.id()))
                .defaultIfEmpty(List.of());
        return submissions.submit(work).map(queued -> stored[0]);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
