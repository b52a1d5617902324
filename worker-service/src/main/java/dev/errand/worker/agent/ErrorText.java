package dev.errand.worker.agent;

import java.util.Locale;
import java.util.regex.Pattern;

/** What to make of an error that a program tells only as text. */
final class ErrorText {

    private static final Pattern STATUS = Pattern.compile("(?:status:? |\"code\":\\s*|\"statusCode\":\\s*)(\\d{3})\\b");

    private ErrorText() {}

    /** @param status the HTTP status if the program says it; 0 looks for it in the text */
    static Outcome outcome(String text, int status) {
        var message = Texts.cut(text, 500);
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("too long") || lower.contains("context_length")) {
            return new Outcome.Fatal("input_too_large", message);
        }
        var found = STATUS.matcher(text);
        var said = status != 0 ? status : found.find() ? Integer.parseInt(found.group(1)) : 0;
        if (said != 0) {
            return HttpStatus.outcome(said, message);
        }
        return lower.contains("invalid_request_error")
                ? new Outcome.Fatal("refused_request", message)
                : Outcome.retry("provider", message);
    }
}
