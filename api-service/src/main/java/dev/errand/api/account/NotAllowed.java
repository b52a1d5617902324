package dev.errand.api.account;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 403: the caller is known, and may not do this. */
public final class NotAllowed extends Problem {

    private static final long serialVersionUID = 1L;

    private NotAllowed(String type, String title, String detail) {
        super(HttpStatus.FORBIDDEN, type, title, detail);
    }

    static NotAllowed role(Role role) {
        return new NotAllowed("not-allowed", "Not allowed", "this takes the role " + Account.word(role));
    }

    static NotAllowed scope(Scope scope) {
        return new NotAllowed("not-allowed", "Not allowed", "this key lacks the scope " + scope.word());
    }

    static NotAllowed noCsrfToken() {
        return new NotAllowed(
                "csrf", "CSRF token missing", "a change by cookie repeats the XSRF-TOKEN cookie in X-XSRF-TOKEN");
    }

    /** For operators who were not granted to look into others' jobs. */
    public static NotAllowed payload() {
        return new NotAllowed(
                "payload-hidden", "Payload hidden", "the job is another account's, and you may not look into it");
    }
}
