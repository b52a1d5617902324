package dev.errand.worker.document;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A way to read a row's name.
 *
 * @param printed as it stands in the document, put together when it is wrapped over two lines
 * @param plain comparable: lower case, no footnote marks, no punctuation
 */
record Label(String printed, String plain) {

    private static final Pattern MARK = Pattern.compile(
            "\\((?:\\d{1,2}|[a-z]|notes? [^)]*|see [^)]*|in [^)]*|u\\.?s\\.?\\$?|[$€£¥]|pence|cents|usd|eur|unaudited)\\)|\\bnotes? \\d+(?:\\.\\d+)?\\b.*");
    private static final Pattern NON = Pattern.compile("\\bnon[- ](?=controlling|current|interest)");
    private static final Pattern PARTED_TOTAL = Pattern.compile("\\bt otal\\b"); // a capital T often stands apart
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9&%]+");

    static Label of(String printed) {
        return new Label(printed, plain(printed));
    }

    /** {@code "Net cash provided by (used in) operating activities (1)"} reads {@code net cash provided by used in operating activities}. */
    static String plain(String label) {
        var text = MARK.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" ");
        text = NON.matcher(text)
                .replaceAll("non")
                .replaceAll("'(?=[a-z]{2})", " ")
                .replace("'", "");
        text = PARTED_TOTAL.matcher(text).replaceAll("total");
        return PUNCTUATION.matcher(text).replaceAll(" ").strip();
    }
}
