package dev.errand.job;

import java.util.regex.Pattern;

/**
 * Takes what looks like a secret out of texts before they are written where people read them: logs, errors, progress. A text that
 * holds none is returned as it is. What looks like nothing (a password in a sentence) is not found: do not log it.
 */
public final class Secrets {

    /** Keys by the prefixes of those who issue them, tokens in headers, passwords in addresses, and name=value. */
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile(
            "\\b(?:sk|pk|rk)[-_](?:ant-|proj-|live_|test_)?[A-Za-z0-9_-]{12,}"
                    + "|\\b(?:errand|whsec|ghp|gho|ghs|github_pat|xox[abp]|hf)[-_][A-Za-z0-9_+/=-]{16,}"
                    + "|\\bAKIA[0-9A-Z]{16}\\b|\\bAIza[0-9A-Za-z_-]{30,}"
                    + "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"
                    + "|(?<=[Bb]earer )[A-Za-z0-9._~+/=-]{12,}"
                    + "|(?<=://)[^\\s/:@]{1,100}:[^\\s/@]{1,200}(?=@)"
                    + "|(?<=(?:password|passwd|secret|api[_-]?key|access[_-]?token)[=:] ?)[^\\s\"'&,;]{4,}",
            Pattern.CASE_INSENSITIVE);

    private static final String HIDDEN = "***";

    private Secrets() {}

    /** The text without what looks like a secret. */
    public static String redact(String text) {
        var found = LOOKS_LIKE_ONE.matcher(text);
        return found.find() ? found.replaceAll(HIDDEN) : text;
    }
}
