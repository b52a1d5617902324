package dev.errand.api.document;

import dev.errand.api.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A file that cannot be analysed, and why: one problem type for each reason. */
final class BadDocument extends Problem {

    private static final long serialVersionUID = 1L;
    private static final String FIELD = "file";

    private BadDocument(HttpStatus status, String type, String title, String message, @Nullable Object bound) {
        super(status, type, title, FIELD + ": " + message, new Fault(FIELD, message, bound));
    }

    static BadDocument missing() {
        return unprocessable("file-missing", "File missing", "is missing: send a PDF as a file part of this name");
    }

    static BadDocument twice() {
        return unprocessable("file-twice", "More than one file", "is there more than once");
    }

    static BadDocument empty() {
        return unprocessable("file-empty", "File is empty", "is empty");
    }

    static BadDocument notPdf() {
        return unprocessable("not-a-pdf", "Not a PDF", "is not a PDF: it does not begin with %PDF-");
    }

    static BadDocument encrypted() {
        return unprocessable("pdf-encrypted", "PDF is encrypted", "needs a password to be read");
    }

    static BadDocument truncated() {
        return unprocessable("pdf-truncated", "PDF is truncated", "is cut off: its end is missing");
    }

    static BadDocument damaged() {
        return unprocessable("pdf-damaged", "PDF is damaged", "is damaged: its pages cannot be found");
    }

    static BadDocument tooManyPages(int most) {
        return new BadDocument(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "too-many-pages",
                "Too many pages",
                "has more than " + most + " pages",
                most);
    }

    static BadDocument tooLarge(long most) {
        return new BadDocument(
                HttpStatus.CONTENT_TOO_LARGE,
                "file-too-large",
                "File too large",
                "is larger than " + most + " bytes",
                most);
    }

    private static BadDocument unprocessable(String type, String title, String message) {
        return new BadDocument(HttpStatus.UNPROCESSABLE_CONTENT, type, title, message, null);
    }
}
