package dev.errand.client.terminal;

/** The few colours that help the eye; what they say is always said in words too. */
enum Colour {
    GREEN(32),
    RED(31),
    YELLOW(33),
    BLUE(36);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    String of(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** The text as it is, or coloured by the job's or stage's status where that may be. */
    static String status(Terminal terminal, String status, String text) {
        if (!terminal.colours()) {
            return text;
        }
        return switch (status) {
            case "completed" -> GREEN.of(text);
            case "failed" -> RED.of(text);
            case "processing" -> BLUE.of(text);
            case "cancelled", "cancelling", "retrying" -> YELLOW.of(text);
            default -> text;
        };
    }
}
