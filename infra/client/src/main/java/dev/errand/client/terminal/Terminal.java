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
 * @param height in lines
 * @param colours whether it may be coloured: not with {@code NO_COLOR}
 */
public record Terminal(PrintStream out, boolean repaints, int width, int height, boolean colours) {

    private static final int WIDTH_OF_TEXT = 100;
    private static final int NARROWEST = 20;
    private static final int USUAL_HEIGHT = 24;
    private static final int LOWEST = 4;

    /** The program's output. */
    public static Terminal detect() {
        return detect(FileDescriptor.out, 1);
    }

    /** The program's error output: what people read while the output itself goes to another program. */
    public static Terminal detectErrors() {
        return detect(FileDescriptor.err, 2);
    }

    private static Terminal detect(FileDescriptor descriptor, int number) {
        var out = new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
        String term = System.getenv().getOrDefault("TERM", "dumb");
        if (term.equals("dumb") || !isTerminal(number)) {
            return plain(out);
        }
        int[] size = size();
        return new Terminal(out, true, size[1], size[0], wantsColours());
    }

    /** For files and pipes. */
    public static Terminal plain(PrintStream out) {
        return new Terminal(out, false, WIDTH_OF_TEXT, USUAL_HEIGHT, false);
    }

    public void say(String line) {
        out.println(line);
    }

    /** See no-color.org: set to anything but nothing. */
    private static boolean wantsColours() {
        return System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Java cannot tell whether its output is a terminal; a shell that shares it can. */
    private static boolean isTerminal(int number) {
        var shell = new ProcessBuilder("/bin/sh", "-c", "[ -t " + number + " ]");
        shell.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return shell.start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int[] size() {
        String[] rowsAndColumns = ask("stty size </dev/tty").split(" ", -1);
        boolean known = rowsAndColumns.length == 2
                && rowsAndColumns[0].matches("[1-9][0-9]{0,4}")
                && rowsAndColumns[1].matches("[1-9][0-9]{0,4}");
        return known
                ? new int[] {
                    Math.max(LOWEST, Integer.parseInt(rowsAndColumns[0])),
                    Math.max(NARROWEST, Integer.parseInt(rowsAndColumns[1]))
                }
                : new int[] {USUAL_HEIGHT, WIDTH_OF_TEXT};
    }

    private static String ask(String script) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = shell.inputReader(StandardCharsets.US_ASCII)) {
                String line = answer.readLine();
                return line == null ? "" : line.strip();
            }
        } catch (IOException noShell) {
            return "";
        }
    }
}
