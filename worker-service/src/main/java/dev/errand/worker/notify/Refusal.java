package dev.errand.worker.notify;

import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.TryAgain;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Judges why a message was not taken. What the server says of this message with a code from 500 (RFC 5321, 4.2.1) holds
 * for good. Everything else may be put right: codes from 400, a server that is away, and one that refuses the connection or
 * the password.
 */
final class Refusal {

    private static final Pattern CODE = Pattern.compile("^(\\d{3})(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3}))?\\b");

    private final int code;
    private final String said;

    private Refusal(int code, @Nullable String said) {
        this.code = code;
        this.said = said == null ? "" : said;
    }

    /**
     * What the attempt comes to. The customer may read it, so it says no more of the server's reply than its codes.
     *
     * @throws GiveUp if the message is refused for good
     */
    static TryAgain of(MessagingException failure) throws GiveUp {
        var refusal = chain(failure).flatMap(Refusal::answer).findFirst();
        if (refusal.isPresent()) {
            if (refusal.get().code >= 500) {
                throw new GiveUp(
                        "mail_refused",
                        "the mail server refuses the message for good: "
                                + refusal.get().codes());
            }
            return new TryAgain(
                    "mail_deferred",
                    "the mail server does not take the message now: "
                            + refusal.get().codes(),
                    null);
        }
        return failure instanceof AuthenticationFailedException
                ? new TryAgain("mail_sign_in", "the mail server does not let the worker sign in", null)
                : new TryAgain("mail_away", "the mail server cannot be reached", null);
    }

    /** All that is known of it, for the operators' log: on one line, and never with the password. */
    static String reply(MessagingException failure) {
        var reasons = chain(failure).map(Throwable::toString).distinct().toList();
        return String.join("; ", reasons).replaceAll("\\s+", " ");
    }

    private static Stream<Exception> chain(MessagingException failure) {
        return Stream.iterate(
                (Exception) failure,
                it -> it != null,
                it -> it instanceof MessagingException known ? known.getNextException() : null);
    }

    /** What the server said of this message; of the sender or recipient if it said something of them. */
    private static Stream<Refusal> answer(Exception failure) {
        if (failure instanceof SMTPAddressFailedException it) {
            return Stream.of(new Refusal(it.getReturnCode(), it.getMessage()));
        } else if (failure instanceof SMTPSenderFailedException it) {
            return Stream.of(new Refusal(it.getReturnCode(), it.getMessage()));
        } else if (failure instanceof SMTPSendFailedException it && it.getReturnCode() > 0) {
            return Stream.of(new Refusal(it.getReturnCode(), it.getMessage()));
        }
        return Stream.empty();
    }

    /** Such as {@code 550 5.1.1}. */
    private String codes() {
        var found = CODE.matcher(said.strip());
        var enhanced = found.find() ? found.group(2) : null;
        return enhanced == null ? Integer.toString(code) : code + " " + enhanced;
    }
}
