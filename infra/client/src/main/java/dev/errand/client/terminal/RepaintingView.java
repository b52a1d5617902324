package dev.errand.client.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Stages, a bar and the last log lines, painted over in place. */
final class RepaintingView implements ProgressView {

    private static final int NEWS_TO_SHOW = 5;
    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 8;
    private static final int BESIDE_THE_BAR = 24;

    private final Terminal terminal;
    private final Deque<String> news = new ArrayDeque<>();
    private int painted;

    /** @param status which colours it */
    private record Line(String text, String status) {}

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

    private List<Line> lines(JobProgress progress) {
        var lines = new ArrayList<Line>();
        progress.stages().forEach(stage -> lines.add(new Line(text(stage), stage.status())));
        String status = progress.ended() ? progress.status() : "";
        lines.add(new Line(
                "  " + bar(progress.percent()) + " " + progress.percent() + " %  "
                        + (progress.ended() ? status : progress.message()),
                status));
        news.forEach(line -> lines.add(new Line("    " + line, "")));
        int fit = terminal.height() - 1; // what has left the screen cannot be painted over
        return lines.size() <= fit ? lines : lines.subList(lines.size() - fit, lines.size());
    }

    private static String text(JobProgress.Stage stage) {
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

    private String bar(int percent) {
        int length = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, terminal.width() - BESIDE_THE_BAR));
        int full = Math.min(length, Math.max(0, percent * length / 100));
        return "[" + "#".repeat(full) + ".".repeat(length - full) + "]";
    }

    private void paint(List<Line> lines) {
        var frame = new StringBuilder();
        if (painted > 0) {
            frame.append("\u001b[").append(painted).append('A'); // up
        }
        for (Line line : lines) {
            // a line that wraps would break the count of lines to go up
            String fitting = Colour.status(terminal, line.status(), Prose.cut(line.text(), terminal.width()));
            frame.append("\r\u001b[2K").append(fitting).append('\n'); // an empty line first
        }
        painted = Math.max(painted, lines.size());
        frame.append("\r\u001b[2K\n".repeat(painted - lines.size()));
        terminal.out().print(frame);
        terminal.out().flush();
    }
}
