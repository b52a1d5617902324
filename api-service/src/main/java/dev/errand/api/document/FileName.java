package dev.errand.api.document;

/** A file's name as its user gave it, fit to be shown. It never names anything on a disk. */
final class FileName {

    private static final int LONGEST = 255;
    private static final String NAMELESS = "document.pdf";

    private FileName() {}

    /** Its last segment, without control and invisible formatting characters, at most 255 characters. */
    static String shown(String given) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]", "")
                .strip();
        if (clean.isEmpty()) {
            return NAMELESS;
        }
        return clean.length() <= LONGEST ? clean : shortened(clean);
    }

    private static String shortened(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, LONGEST - ending.length()) + ending;
    }
}
