package dev.errand.client.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Stages, a bar and the last log lines, painted over in place. */
final class RepaintingView implements ProgressView {

    private static final int NEWS_TO_SHOW = 5;
    private static final int BAR = 40;

    private final Terminal terminal;
    private final Deque<String> news = new ArrayDeque<>();
    private int painted;

    RepaintingView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(JobProgress progress) {
        for (String line : progress.takeNews()) {
            news.addLast(line);
            if (news.size() > NEWS_TO_SHOW) {
                news.removeFirst();
            }
        }
        paint(lines(progress));
    }

    private List<String> lines(JobProgress progress) {
        var lines = new ArrayList<String>();
        progress.stages().forEach(stage -> lines.add(line(stage)));
        lines.add("  " + bar(progress.percent()) + " " + progress.percent() + " %  "
                + (progress.ended() ? progress.status() : progress.message()));
        news.forEach(line -> lines.add("    " + line));
        return lines;
    }

    private static String line(JobProgress.Stage stage) {
        String mark = switch (stage.status()) {
            case "completed" -> "[x]";
            case "processing" -> "[>]";
            case "failed" -> "[!]";
            case "skipped" -> "[-]";
            default -> "[ ]";
        };
        boolean running = stage.status().equals("processing") && stage.percent() > 0;
        return "  " + mark + " " + stage.name() + (running ? " " + stage.percent() + " %" : "")
                + (stage.error().isEmpty() ? "" : ": " + stage.error());
    }

    private static String bar(int percent) {
        int full = Math.min(BAR, Math.max(0, percent * BAR / 100));
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private void paint(List<String> lines) {
        var frame = new StringBuilder();
        if (painted > 0) {
            frame.append("\u001b[").append(painted).append('A'); // up
        }
        for (String line : lines) {
            frame.append("\r\u001b[2K").append(fitting(line)).append('\n'); // an empty line first
        }
        painted = Math.max(painted, lines.size());
        frame.append("\r\u001b[2K\n".repeat(painted - lines.size()));
        terminal.out().print(frame);
        terminal.out().flush();
    }

    /** A line that wraps would break the count of lines to go up. */
    private String fitting(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() < terminal.width() ? plain : plain.substring(0, terminal.width() - 2) + "~";
    }
}
