package dev.errand.client.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the output goes.
 *
 * @param repaints whether lines can be painted over; false for files, pipes and {@code TERM=dumb}
 * @param width in columns
 */
public record Terminal(PrintStream out, boolean repaints, int width) {

    private static final int WIDTH_OF_TEXT = 100;
    private static final int NARROWEST = 40;

    public static Terminal detect() {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        String term = System.getenv().getOrDefault("TERM", "dumb");
        boolean repaints =
                !term.equals("dumb") && ask("[ -t 1 ] && echo yes >&2").equals("yes");
        return new Terminal(out, repaints, repaints ? columns() : WIDTH_OF_TEXT);
    }

    public void say(String line) {
        out.println(line);
    }

    private static int columns() {
        String[] rowsAndColumns = ask("stty size </dev/tty >&2").split(" ", -1);
        boolean known = rowsAndColumns.length == 2 && rowsAndColumns[1].matches("[1-9][0-9]{0,4}");
        return known ? Math.max(NARROWEST, Integer.parseInt(rowsAndColumns[1])) : WIDTH_OF_TEXT;
    }

    /** Java cannot tell whether its output is a terminal; a shell that shares it can, and answers on its error output. */
    private static String ask(String script) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", script)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var answer = shell.errorReader(StandardCharsets.US_ASCII)) {
                String line = answer.readLine();
                return line == null ? "" : line.strip();
            }
        } catch (IOException noShell) {
            return "";
        }
    }
}
