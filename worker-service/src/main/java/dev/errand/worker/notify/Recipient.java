package dev.errand.worker.notify;

import dev.errand.worker.engine.GiveUp;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.regex.Pattern;

/**
 * One address that mail can go to: a dot-atom before the {@code @} (RFC 5322, 3.2.3), a host name after it. Neither lists,
 * names and comments nor anything that would begin another header get through.
 */
final class Recipient {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");

    private Recipient() {}

    /** @throws GiveUp if mail cannot go there; it does not repeat the address */
    static InternetAddress of(String email) throws GiveUp {
        try {
            var at = email.lastIndexOf('@');
            if (at < 0 || !LOCAL.matcher(email.substring(0, at)).matches()) {
                throw new AddressException("no local part that a mail server takes");
            }
            var host = IDN.toASCII(email.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return new InternetAddress(email.substring(0, at) + "@" + host, true);
        } catch (AddressException | IllegalArgumentException e) {
            throw new GiveUp("bad_address", "the e-mail address is none that mail can be sent to");
        }
    }
}
