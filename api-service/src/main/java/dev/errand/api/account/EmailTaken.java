package dev.errand.api.account;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 409: there is an account with this e-mail address. */
final class EmailTaken extends Problem {

    private static final long serialVersionUID = 1L;

    EmailTaken() {
        super(
                HttpStatus.CONFLICT,
                "email-taken",
                "E-mail taken",
                "there is an account with this e-mail address",
                new Fault("email", "has an account", null));
    }
}
