package dev.errand.api.order;

import dev.errand.api.account.Caller;
import dev.errand.api.limit.Limits;
import dev.errand.api.order.payment.Checkouts;
import dev.errand.api.order.payment.PaymentMethods;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.Problem;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import dev.errand.fortune.BirthProfile;
import dev.errand.job.JobId;
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

    private final Clock clock = Clock.systemUTC();
    private final Catalog catalog;
    private final Profiles profiles;
    private final Orders orders;
    private final Limits limits;
    private final PaymentChoice choice;
    private final PaymentMethods methods;
    private final Checkouts checkouts;

    Ordering(
            Catalog catalog,
            Profiles profiles,
            Orders orders,
            Limits limits,
            PaymentChoice choice,
            PaymentMethods methods,
            Checkouts checkouts) {
        this.methods = methods;
        this.checkouts = checkouts;
        this.catalog = catalog;
        this.profiles = profiles;
        this.orders = orders;
        this.limits = limits;
        this.choice = choice;
    }

    /**
     * An order that was placed.
     *
     * @param repeated whether it had been made before, under its key
     * @param view null if it has to be read
     */
    record Placed(UUID id, boolean repeated, @Nullable OrderView view) {}

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
            return new Placed(found.id(), true, null);
        });
    }

    private Mono<Placed> fresh(
            Caller caller, OrderForm form, byte[] request, @Nullable String key, ServerHttpResponse response) {
        form.requireAlternatives();
        var method = method(form);
        var question = form.checkedQuestion();
        var language = form.checkedLanguage();
        return Mono.zip(cart(form), profile(caller, form))
                .map(known -> new NewOrder(
                        JobId.next().value(),
                        caller,
                        known.getT1(),
                        form.profileId(),
                        known.getT2(),
                        question,
                        language,
                        method,
                        null,
                        key,
                        request))
                .map(order -> method.equals(TEST) ? order.paid(clock.instant()) : order)
                .delayUntil(order -> limits.admit(caller, 1, response))
                .flatMap(order -> orders.store(order)
                        .flatMap(receipt -> answer(order, receipt))
                        .switchIfEmpty(Mono.defer(() -> earlier(caller, key, request)))
                        .switchIfEmpty(Mono.error(() -> new UnknownId("account", caller.account()))));
    }

    private Mono<Placed> answer(NewOrder order, Orders.Receipt receipt) {
        return order.analysis() != null
                ? Mono.just(new Placed(order.id(), false, OrderView.placed(order, receipt)))
                : checkout(order).thenReturn(new Placed(order.id(), false, null));
    }

    /** If there is none to be had now, the order waits, and is paid later. */
    private Mono<Void> checkout(NewOrder order) {
        return checkouts
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

    private Mono<NewOrder.Cart> cart(OrderForm form) {
        return form.offer() == null
                ? catalog.experts().map(experts -> form.cart(List.of(), experts))
                : catalog.packages().map(packages -> form.cart(packages, List.of()));
    }

    private Mono<BirthProfile> profile(Caller caller, OrderForm form) {
        var told = form.profile();
        if (told != null) {
            return Mono.just(told.checked("profile.", clock));
        }
        var id = StrictBody.required("profile_id", form.profileId());
        return profiles.find(caller, id)
                .map(Profiles.Profile::birth)
                .switchIfEmpty(Mono.error(() -> new InvalidValue("profile_id", "names no profile of yours", null)));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
