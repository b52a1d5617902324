package dev.errand.worker.document;

/**
 * Lines that belong together.
 *
 * @param page where it begins, counted from 1
 * @param size the letters' size in points
 * @param emphasis how many characters at its start are bold or italic
 */
record Paragraph(int page, int size, int emphasis, String text) {

    boolean emphasised() {
        return emphasis >= text.length();
    }

    /** The emphasised words at the start of a paragraph that goes on in plain letters. */
    String lead() {
        return text.substring(0, Math.min(emphasis, text.length())).strip();
    }

    String rest() {
        return text.substring(Math.min(emphasis, text.length())).strip();
    }

    long words() {
        return text.isEmpty()
                ? 0
                : text.chars().filter(character -> character == ' ').count() + 1;
    }
}
