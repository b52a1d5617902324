package dev.errand.browser;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * JavaFX's WebKit, which comes with the build: in a JVM of its own ({@link WebKitProcess}), without a display, and with nothing of the
 * machine but the C library. It knows no windows, hence no widths.
 */
final class WebKit implements Browser {

    private static final String FONT = "NotoSansTC-Regular.ttf";

    private final Scratch scratch = Scratch.make("webkit");
    private final Outside outside = new Outside();
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private WebKit() throws IOException {
        var builder = new ProcessBuilder(command());
        freetype()
                .ifPresent(
                        directory -> builder.environment().merge("LD_LIBRARY_PATH", directory, (a, b) -> a + ":" + b));
        builder.environment().remove("DISPLAY");
        process = builder.redirectError(log().toFile()).start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Empty where it cannot run, such as without glibc; {@code why} is told the reason. */
    static Optional<WebKit> start(Consumer<String> why) {
        WebKit started = null;
        try {
            started = new WebKit();
            started.open("data:text/html,<p>hello", 0, "document.readyState === 'complete'");
            return Optional.of(started);
        } catch (IOException | UncheckedIOException e) {
            why.accept(e.getMessage());
            if (started != null) {
                started.close();
            }
            return Optional.empty();
        }
    }

    private Path log() {
        return scratch.path().resolve("webkit.log");
    }

    private List<String> command() throws IOException {
        var proxy = List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + outside.port(),
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + outside.port(),
                "-Dhttp.nonProxyHosts=127.0.0.1");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + scratch.path(),
                "-Djavafx.cachedir=" + scratch.path().resolve("natives"),
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.useFontConfig=false",
                "-Dprism.embeddedfonts=true",
                "-Dprism.fontdir=" + fonts()));
        command.addAll(proxy);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WebKitProcess.class.getName(),
                scratch.path().resolve("data").toString()));
        return command;
    }

    /** The one font of the reports, as JavaFX wants to find fonts where there is no fontconfig. */
    private Path fonts() throws IOException {
        var directory = Files.createDirectory(scratch.path().resolve("fonts"));
        try (var font =
                Objects.requireNonNull(WebKit.class.getResourceAsStream("/dev/errand/worker/fortune/report/" + FONT))) {
            Files.copy(font, directory.resolve(FONT));
        }
        Files.writeString(
                directory.resolve("allfonts.properties"),
                "maxFont=0\nfamily.0=Noto Sans TC\nfont.0=Noto Sans TC Regular\nfile.0=" + FONT + "\n");
        var logical = new StringBuilder();
        for (var family : List.of("sans", "serif", "monospace")) {
            for (var style : List.of("regular", "bold", "italic", "bolditalic")) {
                var key = family + "." + style + ".0.";
                logical.append(key + "font=Noto Sans TC Regular\n" + key + "file=" + FONT + "\n");
            }
        }
        Files.writeString(directory.resolve("logicalfonts.properties"), logical);
        return directory;
    }

    /** A directory with FreeType under the name that JavaFX knows; empty where the JDK has none and uses the system's. */
    private Optional<String> freetype() throws IOException {
        var shipped = Path.of(System.getProperty("java.home"), "lib", "libfreetype.so");
        if (!Files.exists(shipped)) {
            return Optional.empty();
        }
        var directory = Files.createDirectory(scratch.path().resolve("libraries"));
        Files.createSymbolicLink(directory.resolve("libfreetype.so.6"), shipped);
        return Optional.of(directory.toString());
    }

    @Override
    public Seen open(String url, int width, String ready) {
        outside.drain();
        try {
            questions.write(JsonMapper.shared().writeValueAsString(new WebKitProcess.Question(url, ready)));
            questions.newLine();
            questions.flush();
            var seen = answer();
            return new Seen(
                    seen.dialogs(),
                    seen.marks(),
                    seen.active(),
                    outside.drain(),
                    seen.errors(),
                    List.of(),
                    seen.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Seen answer() throws IOException {
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(WebKitProcess.ANSWER)) {
                return JsonMapper.shared().readValue(line.substring(WebKitProcess.ANSWER.length()), Seen.class);
            }
        }
        throw new IOException("WebKit ended: " + Files.readString(log()));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        outside.close();
        scratch.close();
    }

    @Override
    public String toString() {
        return "WebKit";
    }
}
