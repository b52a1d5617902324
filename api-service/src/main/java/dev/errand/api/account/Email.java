package dev.errand.api.account;

import dev.errand.api.problem.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as accounts are found by: in small letters. Whether one exists only a letter to it could tell. */
final class Email {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private Email() {}

    /** Fails with {@link InvalidValue} if it is none. */
    static String parse(String text) {
        var email = text.strip().toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(email).matches()) {
            throw new InvalidValue("email", "is no e-mail address", "local@domain");
        }
        return email;
    }
}
