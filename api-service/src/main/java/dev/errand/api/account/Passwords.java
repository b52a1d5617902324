package dev.errand.api.account;

import dev.errand.api.problem.Busy;
import dev.errand.api.problem.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes passwords, which is meant to be slow: on threads of its own, two at a time, and not too many in line. */
@Component
class Passwords implements DisposableBean {

    private static final int SHORTEST = 8;
    /** What bcrypt looks at. */
    private static final int LONGEST_BYTES = 72;

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 200;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, MOST_WAITING, "passwords", 60, true);
    private final String nobodys = encoder.encode("nobody's password");

    /** Fails with {@link InvalidValue} if nobody should have such a password. */
    static String checked(String password) {
        if (password.length() < SHORTEST || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new InvalidValue("password", "is at least 8 characters and at most 72 bytes", "8..72");
        }
        return password;
    }

    Mono<String> hash(String password) {
        return slowly(() -> encoder.encode(password));
    }

    /** @param hash null if there is no account, which takes as long to say as a wrong password */
    Mono<Boolean> match(String password, @Nullable String hash) {
        return slowly(() -> encoder.matches(password, hash == null ? nobodys : hash) && hash != null);
    }

    private <T> Mono<T> slowly(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, full -> new Busy("too many people are signing in"));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
