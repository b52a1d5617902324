package dev.errand.worker.document;

import org.jspecify.annotations.Nullable;

/** Makes a PDF's characters fit for comparison and for storage. */
final class Characters {

    private Characters() {}

    /** Ligatures spelled out, every sort of space plain, and without the control characters that a JSON column refuses. */
    static String clean(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 127) {
            return text;
        }
        var clean = new StringBuilder(text.length() + 2);
        text.codePoints().forEach(character -> append(clean, character));
        return clean.toString();
    }

    private static void append(StringBuilder clean, int character) {
        switch (character) {
            case 0xFB00 -> clean.append("ff");
            case 0xFB01 -> clean.append("fi");
            case 0xFB02 -> clean.append("fl");
            case 0xFB03 -> clean.append("ffi");
            case 0xFB04 -> clean.append("ffl");
            case 0x00AD, 0x200B, 0xFEFF -> {} // soft hyphen and what has no width
            case '\u2018', '\u2019', '\u02BC' -> clean.append('\'');
            case '\u201C', '\u201D' -> clean.append('"');
            default -> {
                if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                    clean.append(' ');
                } else if (isStorable(character)) {
                    clean.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean isStorable(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.SURROGATE && type != Character.UNASSIGNED;
    }
}
